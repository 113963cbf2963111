import { count, duration } from '../../rules/words.js';
import type { CaptureReport, Summary } from '../document.js';
import type { Gathered } from '../gather.js';
import { period, span } from '../times.js';
import { type Page, piece, type Pieces } from './page.js';

/** What was read, and how it went, in two or three lines. */
export function heading(page: Page, { captures, summary }: Gathered): void {
  page.say(0, readPieces(captures));
  page.say(0, verdictPieces(captures, summary));
}

function readPieces(captures: CaptureReport[]): Pieces {
  const packets = captures.reduce((sum, capture) => sum + capture.packets, 0);
  const { firstTime, lastTime } = span(captures);
  const paths = captures.length === 1 ? captures[0].path : count(captures.length, 'capture');
  const length = firstTime && lastTime ? ` (${duration(Date.parse(lastTime) - Date.parse(firstTime))})` : '';
  const when = firstTime ? `, ${period(firstTime, lastTime)}${length}` : '';
  return [piece(paths, 'bold'), piece(`: ${count(packets, 'packet')}${when}`, 'dim')];
}

function verdictPieces(captures: CaptureReport[], summary: Summary): Pieces {
  if (summary.connections === 0) return nothing(captures);
  if (summary.ok === summary.connections) {
    const all = summary.ok === 1 ? 'The one TLS connection is healthy' : `All ${count(summary.ok, 'TLS connection')} are healthy`;
    return [piece('✓ ', 'green', 'bold'), piece(all, 'green', 'bold'), ': nothing failed, nothing to warn of.'];
  }
  const parts: Pieces = [`${count(summary.connections, 'connection')}:`];
  if (summary.failed > 0) parts.push(' ', piece(`${summary.failed} failed`, 'red', 'bold'), ',');
  if (summary.degraded > 0) parts.push(' ', piece(`${summary.degraded} with a warning`, 'yellow'), ',');
  if (summary.incomplete > 0) parts.push(` ${summary.incomplete} not seen well enough to judge,`);
  parts.push(' ', piece(summary.ok > 0 ? `${summary.ok} healthy` : 'none healthy', summary.ok > 0 ? 'green' : 'plain'), '.');
  return parts;
}

function nothing(captures: CaptureReport[]): Pieces {
  const others = captures.reduce((sum, capture) => sum + capture.otherConnections, 0);
  const seen = others > 0 ? `; ${count(others, 'other connection')} spoke something else (--all lists them)` : '';
  return [piece('No TLS connection in it', 'bold'), `${seen}. Was the capture taken where the traffic passes, with no filter that hides it?`];
}

/** What the captures do not show, and what stopped the reading. */
export function qualityNotes(page: Page, { captures }: Gathered): void {
  const doubtful = captures.filter((capture) => capture.quality.length > 0);
  if (doubtful.length === 0) return;
  page.blank();
  page.say(0, [piece('What the capture does not show', 'bold')]);
  for (const capture of doubtful) {
    const of = captures.length > 1 ? `${capture.path}: ` : '';
    for (const { kind, note } of capture.quality) page.say(2, [piece(`· ${of}${note}`, kind === 'truncated-file' ? 'red' : 'plain')], 4);
  }
}
