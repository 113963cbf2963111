import { describe, expect, it } from 'vitest';
import { Reader } from '../../src/bytes/reader.js';
import { element, enterOptional, peekTag, readOid, readSmallInteger, tag } from '../../src/x509/der.js';

const reader = (hex: string) => new Reader(Buffer.from(hex, 'hex'), 'Test');

describe('element', () => {
  it('reads short, long and needlessly long lengths', () => {
    expect(element(reader('0402aabb'))).toEqual({ tag: 4, start: 0, body: 2, end: 4 });
    expect(element(reader('048102aabb'))).toMatchObject({ body: 3, end: 5 });
    expect(element(reader('04840000000100'))).toMatchObject({ body: 6, end: 7 });
  });

  it.each(['', '30', '3080', '308500', '1f8101', '0403aabb'])('refuses %j', (hex) => {
    expect(() => element(reader(hex))).toThrow(/expected/);
  });

  it('leaves what is not there', () => {
    expect(enterOptional(reader('0500'), tag.integer, 'n')).toBeUndefined();
    expect(peekTag(reader(''))).toBeUndefined();
  });
});

describe('values', () => {
  it('reads identifiers', () => {
    expect(readOid(reader('0603551d11'), 'id')).toBe('2.5.29.17');
    expect(readOid(reader('06092a864886f70d01010b'), 'id')).toBe('1.2.840.113549.1.1.11');
    expect(readOid(reader('060388370a'), 'id')).toBe('2.999.10');
    expect(() => readOid(reader('06022a86'), 'id')).toThrow();
    expect(() => readOid(reader('0600'), 'id')).toThrow(/1 to 64 bytes/);
  });

  it('reads small integers only', () => {
    expect(readSmallInteger(reader('02020100'), 'n')).toBe(256);
    expect(() => readSmallInteger(reader('0200'), 'n')).toThrow();
    expect(() => readSmallInteger(reader('020701020304050607'), 'n')).toThrow(/1 to 6 bytes/);
  });
});
