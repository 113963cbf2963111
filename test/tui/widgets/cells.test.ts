import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piece } from '../../../src/tui/theme.js';
import { clipLine, fit, lineColumns, selectedLine, spread } from '../../../src/tui/widgets/cells.js';

const text = (line: readonly { text: string }[]) => line.map((one) => one.text).join('');

describe('a line', () => {
  it('is cut with an ellipsis across its pieces', () => {
    expect(text(clipLine([piece('abc'), piece('def')], 5))).toBe('abcd…');
    expect(text(clipLine([piece('abc'), piece('def')], 6))).toBe('abcdef');
  });

  it('does not cut a wide character in two', () => {
    expect(text(clipLine([piece('漢字漢')], 4))).toBe('漢…');
  });

  it('has its parts at both ends', () => {
    expect(text(spread([piece('left side')], [piece('right')], 20))).toBe('left side      right');
    expect(text(spread([piece('a very long left side')], [piece('right')], 20))).toBe('a very long l… right');
  });

  it('is as wide as it should be', () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }));
    fc.assert(fc.property(texts, fc.integer({ min: 10, max: 90 }), (parts, width) => {
      const line = parts.map((part) => piece(part));
      expect(lineColumns(clipLine(line, width))).toBeLessThanOrEqual(width);
      expect(lineColumns(selectedLine(line, width))).toBe(width);
      expect(lineColumns([fit(piece(parts.join('')), width)])).toBe(width);
    }));
  });
});
