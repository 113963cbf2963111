import { type Line, piece } from '../theme.js';
import { clipLine } from './cells.js';
import { clampTop } from './window.js';

/** `height` lines from `top` on, filled up with empty ones; the last says how much is below, or `more`. */
export function scrollView(lines: readonly Line[], top: number, height: number, width: number, more?: string): Line[] {
  const from = clampTop(top, height, lines.length);
  const shown = lines.slice(from, from + height).map((line) => clipLine(line, width));
  while (shown.length < height) shown.push([]);
  const below = lines.length - from - height;
  if (below > 0) shown[height - 1] = [piece(more ?? `↓ ${below + 1} more lines`, 'aside')];
  return shown;
}
