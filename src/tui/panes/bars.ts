import { count } from '../../rules/words.js';
import type { FilterProblem } from '../filter.js';
import { bindingsOf } from '../keymap.js';
import type { Model } from '../model.js';
import { orders } from '../orders.js';
import { type Line, piece, type Piece } from '../theme.js';
import { thousands } from '../thousands.js';
import { clipLine, lineColumns, spread } from '../widgets/cells.js';

/** Name of the capture, what became of its connections, and how far the reading is. */
export function titleLine({ title, listing: { summary }, progress, isDone, live, size }: Model): Line {
  const left: Piece[] = [piece('tlswhy ', 'heading'), piece(title)];
  const counts: Piece[] = [
    ...part(summary.failed, 'failed', 'failed'), ...part(summary.degraded, 'with a warning', 'degraded'),
    ...part(summary.incomplete, 'unclear', 'aside'), ...part(summary.ok, 'healthy', 'ok'),
  ];
  const reading = progress === undefined ? ' · reading' : ` · reading ${Math.floor(progress * 100)} %`;
  const state = live ? ' · live' : reading;
  return spread(left, [...counts.slice(1), piece(isDone ? '' : state, 'aside')], size.columns);
}

function part(number: number, what: string, style: Piece['style']): Piece[] {
  return number === 0 ? [] : [piece(', ', 'aside'), piece(`${thousands(number)} ${what}`, style)];
}

/** The latest thing to mind, over the whole width; nothing when there is none. */
export function bannerLines({ warnings, size }: Model): Line[] {
  const latest = warnings.at(-1);
  if (latest === undefined) return [];
  const more = warnings.length > 1 ? [piece(` (${count(warnings.length - 1, 'earlier warning')})`, 'aside')] : [];
  return [spread([piece('! ', 'degraded'), piece(latest, 'degraded')], more, size.columns)];
}

/** What narrows the list and in which order it stands, or the filter being typed; where the cursor is. */
export function statusLine(model: Model): Line {
  if (model.typing) return typingLine(model, model.typing);
  const { listing, list, screen, size, status, isFollowing } = model;
  if (screen !== 'connections') return spread([piece(status, 'aside')], [], size.columns);
  const left: Piece[] = [piece(orders[listing.order].label, 'aside')];
  if (isFollowing) left.push(piece(' · following', 'ok'));
  if (listing.only) left.push(piece(' · incident: ', 'aside'), piece(listing.only.title));
  if (listing.filter) left.push(piece(' · filter: ', 'aside'), piece(listing.filter.text, 'command'));
  if (status !== '') left.push(piece(` · ${status}`, 'aside'));
  const of = listing.shown.length === listing.all.length ? '' : ` (of ${thousands(listing.all.length)})`;
  const gone = listing.letGo > 0 ? `, ${thousands(listing.letGo)} oldest let go` : '';
  const place = listing.shown.length === 0 ? '0' : thousands(list.at + 1);
  return spread(left, [piece(`${place}/${thousands(listing.shown.length)}${of}${gone}`, 'aside')], size.columns);
}

/** The cursor is a bar between characters, so that it is seen without colours too. */
function typingLine({ size }: Model, { input, problem }: NonNullable<Model['typing']>): Line {
  const wrong = problem?.at ?? input.text.length;
  const before = input.text.slice(0, input.at);
  const after = input.text.slice(input.at);
  const wrongAfter = Math.max(0, wrong - before.length);
  const line = [
    piece('/', 'key'), piece(before.slice(0, wrong)), piece(before.slice(wrong), 'failed'), piece('▏', 'key'),
    piece(after.slice(0, wrongAfter)), piece(after.slice(wrongAfter), 'failed'),
  ];
  return tail(line, size.columns);
}

/** A line too long keeps its end, where the typing goes on. */
function tail(line: Piece[], width: number): Line {
  const pieces = [...line];
  while (lineColumns(pieces) > width && pieces.length > 0) {
    const [first, ...rest] = pieces;
    const over = lineColumns(pieces) - width;
    pieces.splice(0, pieces.length, ...(first.text.length > over
      ? [{ ...first, text: first.text.slice(over) }]
      : []), ...rest);
  }
  return pieces;
}

/** The keys of this screen, as many as fit; or what is wrong with the filter, and where. */
export function keyLine({ typing, screen, live, size, under }: Model): Line {
  if (typing) return clipLine(typing.problem ? problemLine(typing.problem) : keysOf(typingKeys), size.columns);
  const moves: [string, string] = ['↑↓', screen === 'connection' || screen === 'help' ? 'scroll' : 'move'];
  const labelled = bindingsOf(screen, live).flatMap(({ shown, label }): [string, string][] => (label
    ? [[shown, label]]
    : []));
  const isRoot = under.length === 0;
  const shown = labelled.filter(([, label]) => !(isRoot && label === 'back' && screen === 'connections'));
  return fittingKeys([moves, ...shown], size.columns);
}

const typingKeys = [['Enter', 'apply'], ['Esc', 'cancel'], ['?', 'in the list: how to write a filter']] as const;

function problemLine({ at, message }: FilterProblem): Line {
  return [piece(`at ${at + 1}: ${message}`, 'failed')];
}

function fittingKeys(keys: readonly (readonly [string, string])[], width: number): Line {
  let count = keys.length;
  while (count > 1 && lineColumns(keysOf(keys.slice(0, count))) > width) count--;
  return keysOf(keys.slice(0, count));
}

function keysOf(keys: readonly (readonly [string, string])[]): Line {
  return keys.flatMap(([key, label], at) =>
    [piece(at === 0 ? '' : '  '), piece(key, 'key'), piece(` ${label}`, 'aside')]);
}
