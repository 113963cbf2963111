import { columns } from '../../report/text/columns.js';
import type { Line, Piece } from '../theme.js';

interface Margins {
  /** Columns left free before the first line, and before the lines after it (`indent` unless given). */
  readonly indent?: number;
  readonly hang?: number;
}

/** Text wrapped at words into lines of at most `width` columns; a word longer than a line is cut. */
export function paragraph(
  pieces: readonly Piece[], width: number, { indent = 0, hang = indent }: Margins = {},
): Line[] {
  const wrapper = new Wrapper(Math.max(width, hang + 8), indent, hang);
  for (const { text, style } of pieces) {
    for (const word of text.split(/( +)/)) if (word !== '') wrapper.add(word, style);
  }
  return wrapper.finish();
}

class Wrapper {
  private readonly lines: Line[] = [];
  private line: Piece[] = [];
  private used: number;
  private isEmpty = true;

  constructor(
    private readonly width: number,
    indent: number,
    private readonly hang: number,
  ) {
    this.used = indent;
    if (indent > 0) this.line.push(blanks(indent));
  }

  add(word: string, style: Piece['style']): void {
    const isBlank = word.startsWith(' ');
    if (isBlank && this.isEmpty && this.lines.length > 0) return;
    if (this.used + columns(word) <= this.width) return this.put(word, style);
    if (isBlank) return this.wrap();
    if (!this.isEmpty) this.wrap();
    for (const part of cut(word, this.width - this.hang)) {
      if (this.used + columns(part) > this.width) this.wrap();
      this.put(part, style);
    }
  }

  finish(): Line[] {
    return [...this.lines, this.line];
  }

  private put(text: string, style: Piece['style']): void {
    this.line.push({ text, style });
    this.used += columns(text);
    this.isEmpty = false;
  }

  private wrap(): void {
    if (this.line.at(-1)?.text.trim() === '') this.line.pop();
    this.lines.push(this.line);
    this.line = this.hang > 0 ? [blanks(this.hang)] : [];
    this.used = this.hang;
    this.isEmpty = true;
  }
}

function blanks(count: number): Piece {
  return { text: ' '.repeat(count), style: 'plain' };
}

function cut(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const char of word) {
    if (part !== '' && columns(part) + columns(char) > width) {
      parts.push(part);
      part = '';
    }
    part += char;
  }
  return [...parts, part];
}
