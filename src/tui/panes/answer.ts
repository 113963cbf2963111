import type { IncidentReport } from '../../report/document.js';
import { count, endpoint } from '../../rules/words.js';
import { answerHeight } from '../geometry.js';
import type { Model } from '../model.js';
import { type Row, titleOf } from '../rows.js';
import { type Line, piece } from '../theme.js';
import { thousands } from '../thousands.js';
import { clipLine } from '../widgets/cells.js';
import { paragraph } from '../widgets/paragraph.js';

/** Prose wider than this is hard to read. */
const WIDEST = 120;

/** What one came for, in as many lines as the screen spares for it: how many failed, and the first failure in words. */
export function answerLines(model: Model): Line[] {
  const height = answerHeight(model);
  const width = Math.min(model.size.columns, WIDEST);
  const lines = allLines(model, width);
  const shown = lines.slice(0, height > 2 ? height - 1 : height);
  if (lines.length > shown.length && height > 2) {
    shown.push(clipLine([...(shown.pop() ?? []), piece(' …', 'aside')], width));
  }
  while (shown.length < height) shown.push([]);
  return shown;
}

function allLines(model: Model, width: number): Line[] {
  const { failed, degraded } = model.listing.summary;
  if (failed > 0) return failureLines(model, width);
  return degraded > 0 ? warningLines(model, width) : healthyLines(model, width);
}

function failureLines(model: Model, width: number): Line[] {
  const { failed, connections } = model.listing.summary;
  const some = `${thousands(failed)} of ${count(connections, 'connection')} failed`;
  const head = connections === 1 ? 'The one connection failed' : some;
  return [[piece('✗ ', 'failed'), piece(head, 'failed')], ...firstTrouble(model, 'failed', width)];
}

function warningLines(model: Model, width: number): Line[] {
  const { degraded, connections } = model.listing.summary;
  const head = `Nothing failed; ${thousands(degraded)} of ${count(connections, 'connection')} worked with a warning`;
  return [[piece('! ', 'degraded'), piece(head, 'heading')], ...firstTrouble(model, 'degraded', width)];
}

function firstTrouble({ incidents, listing }: Model, status: Row['status'], width: number): Line[] {
  const [incident] = incidents.filter(({ severity }) => (severity === 'error') === (status === 'failed'));
  if (incident) return incidentLines(incident, width);
  const row = earliest(listing.all, status);
  return row ? rowLines(row, width) : [];
}

function earliest(rows: readonly Row[], status: Row['status']): Row | undefined {
  let first: Row | undefined;
  for (const row of rows) if (row.status === status && (!first || row.id < first.id)) first = row;
  return first;
}

function incidentLines({ title, summary, connections }: IncidentReport, width: number): Line[] {
  const head = [piece(title, 'heading'), piece(` (${count(connections.length, 'connection')})`, 'aside')];
  return [clipLine([piece('  '), ...head], width), ...paragraph([piece(summary)], width, { indent: 2 })];
}

function rowLines(row: Row, width: number): Line[] {
  const { client, look } = row;
  const name = look.sni ? `${look.sni} (${endpoint(look.server)})` : endpoint(look.server);
  return [
    clipLine([piece('  '), piece(titleOf(row) ?? 'No rule knows why', 'heading')], width),
    clipLine([piece(`  ${client.address} → ${name}, frames ${row.frames[0]}–${row.frames[1]}`)], width),
  ];
}

function healthyLines({ listing, isDone, live }: Model, width: number): Line[] {
  const { connections, ok, incomplete } = listing.summary;
  if (connections === 0) return emptyLines(isDone, live, width);
  const some = `Nothing failed: ${thousands(ok)} healthy, ${thousands(incomplete)} not seen well enough to judge`;
  const head = ok === connections ? allHealthy(ok) : some;
  return [[piece('✓ ', 'ok'), piece(head, 'heading')]];
}

function allHealthy(ok: number): string {
  return ok === 1 ? 'The one connection is healthy' : `All ${count(ok, 'connection')} are healthy`;
}

function emptyLines(isDone: boolean, live: boolean, width: number): Line[] {
  if (!isDone) return [[piece(live ? 'Waiting for the first connection …' : 'Reading …', 'heading')]];
  const advice = 'Was the capture taken where the traffic passes, with no filter that hides it?';
  return [[piece('No TLS connection in it', 'heading')], ...paragraph([piece(advice)], width, { indent: 2 })];
}
