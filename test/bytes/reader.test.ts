import { describe, expect, it } from 'vitest';
import { ParseError } from '../../src/bytes/parse-error.js';
import { Reader } from '../../src/bytes/reader.js';

const eight = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);

describe('a reader', () => {
  it('reads big-endian numbers one after the other', () => {
    const reader = new Reader(eight, 'test');
    expect([reader.u8(), reader.u16(), reader.u24()]).toEqual([1, 0x0203, 0x040506]);
    expect(reader.left).toBe(2);
    expect(new Reader(Uint8Array.of(0xff, 0xff, 0xff, 0xfe), 'test').u32()).toBe(0xfffffffe);
  });

  it('names the structure, the place and what was missing', () => {
    const child = new Reader(eight, 'ClientHello').sub(2, 'random');
    expect(() => child.u32()).toThrow(new ParseError('ClientHello.random', { start: 0, end: 2 }, '4 bytes', '2'));
  });

  it('bounds a child, and stands behind it', () => {
    const reader = new Reader(eight, 'test');
    expect(reader.sub(4, 'list').all((item) => item.u16())).toEqual([0x0102, 0x0304]);
    expect(reader.position).toBe(4);
    expect(() => reader.sub(5, 'list')).toThrow(ParseError);
  });

  it('refuses bytes left over', () => {
    const reader = new Reader(eight, 'test');
    reader.skip(7);
    expect(() => reader.finish()).toThrow(/end of structure/);
    expect([...reader.rest()]).toEqual([8]);
    expect(() => reader.finish()).not.toThrow();
  });
});
