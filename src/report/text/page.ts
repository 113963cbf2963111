import { visible } from '../escape.js';
import { clip, columns, padEnd } from './columns.js';

export type Style = 'plain' | 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

const codes: Record<Exclude<Style, 'plain'>, [number, number]> = {
  bold: [1, 22], dim: [2, 22], red: [31, 39], green: [32, 39], yellow: [33, 39], cyan: [36, 39],
};

/** A piece of a line: text as it came from the wire, and how to show it. */
export interface Piece {
  text: string;
  styles: readonly Style[];
}

export function piece(text: string, ...styles: Style[]): Piece {
  return { text, styles };
}

/** What a line may be made of: bare strings are plain. */
export type Pieces = (Piece | string)[];

/** Prose is wrapped here even where the terminal is wider: longer lines are hard to read. Tables use all of it. */
const WIDEST = 100;
const NARROWEST = 40;
const NARROWEST_COLUMN = 8;
/** What the last column keeps before the others give way. */
const LAST_COLUMN = 26;
const GUTTER = 2;

/** Lines of text for a terminal or a plain file. Everything is made visible, wrapped and painted here and nowhere else. */
export class Page {
  readonly width: number;

  constructor(
    private readonly write: (text: string) => void,
    private readonly terminalWidth: number,
    private readonly color: boolean,
    widest = WIDEST,
  ) {
    this.width = Math.max(NARROWEST, Math.min(widest, terminalWidth));
  }

  blank(): void {
    this.write('\n');
  }

  /** A paragraph wrapped at words; lines after the first are indented by `hang`, which is `indent` unless given. */
  say(indent: number, pieces: Pieces, hang = indent): void {
    let line: Word[] = [];
    let used = indent;
    let margin = indent;
    for (const word of wordsOf(pieces)) {
      const gap = word.gap && line.length > 0 ? 1 : 0;
      if (gap > 0 && used + gap + columns(word.text) > this.width) {
        this.flush(margin, line);
        line = [];
        used = margin = hang;
      }
      used += columns(word.text) + (line.length > 0 ? gap : 0);
      line.push(line.length > 0 ? word : { ...word, gap: false });
    }
    this.flush(margin, line);
  }

  private flush(margin: number, words: Word[]): void {
    const runs: Piece[] = [];
    for (const { text, gap, styles } of words) {
      const last = runs.at(-1);
      if (last && last.styles === styles) last.text += gap ? ` ${text}` : text;
      else runs.push({ text: gap && last ? ` ${text}` : text, styles });
    }
    this.write(`${' '.repeat(margin)}${runs.map((run) => this.paint(run.text, run.styles)).join('')}\n`);
  }

  /** One line as it is, never wrapped: a command to be copied. */
  line(indent: number, pieces: Pieces): void {
    const painted = pieces.map((one) => (typeof one === 'string' ? visible(one) : this.paint(visible(one.text), one.styles)));
    this.write(`${' '.repeat(indent)}${painted.join('')}\n`);
  }

  /** Rows in columns as wide as their widest cell; the last column takes what is left and is clipped. */
  table(indent: number, rows: Piece[][]): void {
    const shown = rows.map((row) => row.map((cell) => ({ text: visible(cell.text), styles: cell.styles })));
    const widths = columnWidths(shown.map((row) => row.map((cell) => cell.text)), this.terminalWidth - indent);
    for (const row of shown) {
      const cells = row.map((cell, at) => {
        const text = clip(cell.text, widths[at]);
        return this.paint(at === row.length - 1 ? text : padEnd(text, widths[at]), cell.styles);
      });
      this.write(`${' '.repeat(indent)}${cells.join('  ')}`.trimEnd() + '\n');
    }
  }

  /** Rows in columns of which the last holds a sentence and is wrapped below itself. */
  ledger(indent: number, rows: Piece[][]): void {
    const widths = columnWidths(rows.map((row) => row.slice(0, -1).map((cell) => visible(cell.text))), this.width - indent);
    const hang = indent + widths.reduce((sum, width) => sum + width + (width > 0 ? 2 : 0), 0);
    for (const row of rows) {
      const cells = row.slice(0, -1).map((cell, at) => ({ ...cell, text: padEnd(visible(cell.text), widths[at]) }));
      this.hanging(indent, cells.filter((cell) => cell.text !== ''), row[row.length - 1], hang);
    }
  }

  private hanging(indent: number, cells: Piece[], last: Piece, hang: number): void {
    const head = cells.map((cell) => `${this.paint(cell.text, cell.styles)}  `).join('');
    const lines: string[] = [];
    new Page((line) => lines.push(line), this.width, this.color, this.width).say(hang, [last]);
    this.write(`${' '.repeat(indent)}${head}${lines.join('').slice(hang)}`);
  }

  private paint(text: string, styles: readonly Style[]): string {
    if (!this.color) return text;
    return styles.reduce((shown, style) => (style === 'plain' ? shown : wrapIn(codes[style], shown)), text);
  }
}

function wrapIn([on, off]: [number, number], text: string): string {
  return `\x1b[${on}m${text}\x1b[${off}m`;
}

interface Word {
  text: string;
  /** A space stands before it. */
  gap: boolean;
  styles: readonly Style[];
}

function wordsOf(pieces: Pieces): Word[] {
  const words: Word[] = [];
  let gap = false;
  for (const one of pieces) {
    const { text, styles } = typeof one === 'string' ? { text: one, styles: PLAIN } : one;
    for (const part of visible(text).split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) gap = true;
      else {
        words.push({ text: part, gap, styles });
        gap = false;
      }
    }
  }
  return words;
}

const PLAIN: readonly Style[] = [];

/** Natural widths; where they do not fit, the last column gives way first, then the widest ones. */
function columnWidths(rows: string[][], room: number): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) => Math.max(0, ...rows.map((row) => columns(row[at] ?? ''))));
  let over = widths.reduce((sum, width) => sum + width + GUTTER, -GUTTER) - room;
  if (over > 0) over -= shrink(widths, count - 1, over, LAST_COLUMN);
  while (over > 0 && Math.max(...widths) > NARROWEST_COLUMN) over -= shrink(widths, widths.indexOf(Math.max(...widths)), 1, 0);
  return widths;
}

function shrink(widths: number[], at: number, by: number, least: number): number {
  const taken = Math.max(0, Math.min(by, widths[at] - least));
  widths[at] -= taken;
  return taken;
}
