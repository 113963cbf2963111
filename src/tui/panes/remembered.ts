import type { Told } from '../../report/document.js';
import type { Line } from '../theme.js';

/** Keeps the lines of a connection for the width they were made for: they are asked for at every key. */
export function remembered(
  make: (told: Told, width: number) => Line[],
): (told: Told, width: number) => readonly Line[] {
  const known = new WeakMap<Told, { width: number; lines: Line[] }>();
  return (told, width) => {
    const last = known.get(told);
    if (last?.width === width) return last.lines;
    const lines = make(told, width);
    known.set(told, { width, lines });
    return lines;
  };
}
