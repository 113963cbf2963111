import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columns } from '../../../src/report/text/columns.js';
import { piece } from '../../../src/tui/theme.js';
import { lineColumns } from '../../../src/tui/widgets/cells.js';
import { paragraph } from '../../../src/tui/widgets/paragraph.js';

const texts = (...args: Parameters<typeof paragraph>) =>
  paragraph(...args).map((line) => line.map(({ text }) => text).join(''));

describe('a paragraph', () => {
  it('is wrapped at words', () => {
    expect(texts([piece('the quick brown fox')], 10)).toEqual(['the quick', 'brown fox']);
  });

  it('hangs its later lines', () => {
    const lines = texts([piece('· '), piece('one two three four')], 12, { indent: 1, hang: 3 });
    expect(lines).toEqual([' · one two', '   three', '   four']);
  });

  it('cuts a word longer than a line', () => {
    expect(texts([piece('abcdefghijklmno')], 10)).toEqual(['abcdefghij', 'klmno']);
  });

  it('counts wide characters twice', () => {
    expect(texts([piece('漢字漢字漢字漢字')], 9)).toEqual(['漢字漢字', '漢字漢字']);
  });

  it('never exceeds its width and never loses a letter', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 80 }), (text, width) => {
      const shown = piece(text);
      const lines = paragraph([shown], width, { indent: 2, hang: 4 });
      expect(Math.max(...lines.map(lineColumns))).toBeLessThanOrEqual(width);
      expect(lines.flat().map((one) => one.text).join('').replaceAll(' ', '')).toBe(shown.text.replaceAll(' ', ''));
      expect(columns(shown.text)).toBeGreaterThanOrEqual(0);
    }));
  });
});
