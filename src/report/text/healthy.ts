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

const MARKS = {
  ok: piece('ok', 'green'),
  degraded: piece('warning', 'yellow'),
  failed: piece('failed', 'red'),
  incomplete: piece('incomplete', 'dim'),
} as const;

/** A line for each connection. */
export function rowTable(page: Page, title: string, rows: Row[]): void {
  page.blank();
  page.say(0, [piece(title, 'bold')]);
  page.table(2, rows.map(rowCells));
}

function rowCells(row: Row): Piece[] {
  return [
    piece(`#${row.id}`, 'dim'),
    MARKS[row.status],
    piece(clock(row.startedAt), 'dim'),
    piece(`${row.client} → ${row.server}`),
    piece(row.name ?? ''),
    piece(row.finding?.title ?? (row.status === 'ok' ? (row.version ?? '') : `got as far as ${row.stage}`), 'dim'),
  ];
}
