import { count, duration } from '../../rules/words.js';
import type { Gathered, Row } from '../gather.js';
import type { HealthyGroup } from '../healthy.js';
import { clock } from '../times.js';
import { type Page, piece, type Piece } from './page.js';

const MOST = 12;

/** Healthy connections, those alike in one line. */
export function healthyTable(page: Page, { healthy, summary }: Gathered, everything: boolean): void {
  if (healthy.length === 0) return;
  const shown = everything ? healthy : healthy.slice(0, MOST);
  page.blank();
  page.say(0, [piece('✓ ', 'green'), piece(count(summary.ok, 'healthy connection'), 'bold')]);
  page.table(2, shown.map(groupCells));
  const left = summary.ok - shown.reduce((sum, group) => sum + group.count, 0);
  if (left > 0) page.say(2, [piece(`and ${left} more (-v lists them)`, 'dim')]);
}

function groupCells(group: HealthyGroup): Piece[] {
  return [
    piece(group.name ?? '(no server name)'),
    piece(group.server, 'dim'),
    piece([group.version, group.alpn].filter(Boolean).join(' ')),
    piece(`${group.count}×${group.resumed > 0 ? `, ${group.resumed} resumed` : ''}`),
    piece(group.handshakeMs === undefined ? '' : duration(group.handshakeMs)),
    piece(group.cipherSuite ?? '', 'dim'),
  ];
}

const marks = {
  ok: piece('ok', 'green'),
  degraded: piece('warning', 'yellow'),
  failed: piece('failed', 'red'),
  incomplete: piece('unclear', 'dim'),
} as const;

/** Every connection, in order. */
export function allRows(page: Page, rows: Row[]): void {
  page.blank();
  page.say(0, [piece('All connections', 'bold')]);
  page.table(2, rows.map((row) => [piece(`#${row.id}`, 'dim'), marks[row.status], ...rowCells(row)]));
}

/** Connections of which the capture holds too little for a verdict. */
export function incompleteRows(page: Page, rows: Row[], most: number): void {
  if (rows.length === 0) return;
  page.blank();
  page.say(0, [piece('? ', 'dim'), piece(`Not enough was seen of ${count(rows.length, 'connection')}`, 'bold')]);
  page.table(2, rows.slice(0, most).map((row) => [piece(`#${row.id}`, 'dim'), ...rowCells(row)]));
  if (rows.length > most) page.say(2, [piece(`and ${rows.length - most} more (-v lists them)`, 'dim')]);
  toBeSure(page, rows);
}

/** What to do about guesses, once for all. */
function toBeSure(page: Page, rows: Row[]): void {
  if (!rows.some(({ guess }) => guess)) return;
  const ways = new Set(rows.flatMap(({ guess }) => guess?.toBeSure ?? []));
  page.say(2, [piece('"Perhaps" is what the packets look like; what would prove it is not in the capture. To be sure:', 'dim')]);
  for (const way of ways.size > 0 ? ways : [CAPTURE_AGAIN]) page.say(4, [piece(`· ${way}`, 'dim')], 6);
}

const CAPTURE_AGAIN = 'Capture again, from before the connection to after its end, at one of its two ends.';

function rowCells(row: Row): Piece[] {
  const otherwise = row.status === 'ok' ? (row.version ?? '') : `got as far as ${row.stage}`;
  return [
    piece(clock(row.startedAt), 'dim'),
    piece(`${row.client} → ${row.name ?? row.server}`),
    piece(row.guess ? `perhaps: ${row.guess.title}` : (row.finding?.title ?? otherwise), 'dim'),
  ];
}
