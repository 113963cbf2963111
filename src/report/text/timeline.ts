import { duration } from '../../rules/words.js';
import type { TimelineRow, Told } from '../document.js';
import { clock } from '../times.js';
import { type Page, piece, type Piece } from './page.js';

const ARROWS = { client: '→', server: '←' } as const;

/** A connection frame by frame: number, time, time since the line before, direction, what it means. */
export function timelineRows(page: Page, { timeline, omitted }: Told): void {
  page.blank();
  page.say(2, [piece('Timeline', 'bold'), piece(' (→ from the client, ← from the server)', 'dim')]);
  page.ledger(4, timeline.map(cells));
  if (omitted > 0) page.say(4, [piece(`and ${omitted} more events`, 'dim')]);
}

function cells(row: TimelineRow): Piece[] {
  return [
    piece(String(row.frame), 'cyan'),
    piece(clock(row.time), 'dim'),
    piece(row.deltaMs === undefined ? '' : `+${duration(row.deltaMs)}`, 'dim'),
    piece(row.from ? ARROWS[row.from] : ''),
    row.kind === 'alert' ? piece(row.text, 'red') : piece(row.text),
  ];
}
