import { clip, columns, padEnd } from '../../report/text/columns.js';
import type { Line, Piece } from '../theme.js';

/** Columns that a line takes. */
export function lineColumns(line: Line): number {
  return line.reduce((sum, { text }) => sum + columns(text), 0);
}

/** The line cut to `width` columns, with `…` where something was left out. */
export function clipLine(line: Line, width: number): Line {
  if (lineColumns(line) <= width) return line;
  const kept: Piece[] = [];
  let left = width - 1;
  for (const { text, style } of line) {
    const shown = start(text, left);
    kept.push({ text: shown, style });
    left -= columns(shown);
    if (shown !== text) break;
  }
  return [...kept, { text: '…', style: kept[kept.length - 1].style }];
}

/** As much of the text as fits. */
function start(text: string, width: number): string {
  let end = 0;
  let used = 0;
  for (const char of text) {
    used += columns(char);
    if (used > width) break;
    end += char.length;
  }
  return text.slice(0, end);
}

/** The piece cut or filled up to exactly `width` columns. */
export function fit({ text, style }: Piece, width: number): Piece {
  return { text: padEnd(clip(text, width), width), style };
}

/** A line with one part at the left end and one at the right; the left one gives way. */
export function spread(left: Line, right: Line, width: number): Line {
  const room = width - lineColumns(right) - 1;
  if (room < 8) return clipLine(left, width);
  const shown = clipLine(left, room);
  return [...shown, { text: ' '.repeat(room - lineColumns(shown) + 1), style: 'plain' }, ...right];
}

/** The whole width inverted, as the line that the cursor is on; its other styles are dropped, they would clash. */
export function selectedLine(line: Line, width: number): Line {
  const text = clipLine(line, width).map((one) => one.text).join('');
  return [{ text: padEnd(text, width), style: 'selected' }];
}
