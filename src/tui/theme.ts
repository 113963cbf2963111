import { visible } from '../report/escape.js';
import type { ConnectionReport, FindingReport } from '../report/document.js';

/** What a piece of text is, not how it looks: the looks are in one table below. */
export type Style =
  | 'plain' | 'heading' | 'aside' | 'failed' | 'degraded' | 'ok' | 'frame' | 'command' | 'key' | 'selected';

/** Text that is safe to show, and what it is. Made by `piece` only. */
export interface Piece {
  readonly text: string;
  readonly style: Style;
}

export type Line = readonly Piece[];

/** The last step before a terminal: names from the wire are disarmed here, and nowhere else. */
export function piece(text: string, style: Style = 'plain'): Piece {
  return { text: visible(text), style };
}

/** SGR codes (ECMA-48 §8.3.117), on and off. Only the sixteen colours that every reader has set to their liking. */
const attributes: Record<Style, readonly [number, number][]> = {
  plain: [],
  heading: [[1, 22]],
  aside: [[2, 22]],
  failed: [[31, 39], [1, 22]],
  degraded: [[33, 39]],
  ok: [[32, 39]],
  frame: [[36, 39]],
  command: [[32, 39]],
  key: [[36, 39], [1, 22]],
  selected: [[7, 27]],
};

/** The line with its control sequences; without colour, only weight and inversion are left. */
export function paint(line: Line, color: boolean): string {
  return line.map((one) => attributes[one.style].reduce((shown, code) => wrap(shown, code, color), one.text)).join('');
}

function wrap(text: string, [on, off]: readonly [number, number], color: boolean): string {
  const isColor = on >= 30;
  return text === '' || (isColor && !color) ? text : `\x1b[${on}m${text}\x1b[${off}m`;
}

/** A status has a sign as well as a colour: one of them always comes across. */
export const statusMarks: Record<ConnectionReport['status'], Piece> = {
  failed: piece('✗', 'failed'),
  degraded: piece('!', 'degraded'),
  incomplete: piece('?', 'aside'),
  ok: piece('✓', 'ok'),
};

export const statusWords: Record<ConnectionReport['status'], Piece> = {
  failed: piece('failed', 'failed'),
  degraded: piece('worked, with a warning', 'degraded'),
  incomplete: piece('not seen well enough to judge', 'aside'),
  ok: piece('healthy', 'ok'),
};

export const severityMarks: Record<FindingReport['severity'], Piece> = {
  error: piece('✗', 'failed'),
  warning: piece('!', 'degraded'),
  info: piece('·', 'aside'),
};

export const cursorMark = '▸';
export const evidenceMark = '◆';
