import { describe, expect, it } from 'vitest';
import { Reader } from '../../src/bytes/reader.js';
import { readTime, isoSeconds } from '../../src/x509/asn1-time.js';
import { stringValue } from '../../src/x509/asn1-text.js';
import { element, enterOptional, peekTag, readOid, readSmallInteger, tag } from '../../src/x509/der.js';
import { canonicalIp, ipText } from '../../src/x509/ip-text.js';

const reader = (hex: string) => new Reader(Buffer.from(hex, 'hex'), 'Test');
const time = (identifier: number, text: string) =>
  isoSeconds(readTime(new Reader(Buffer.concat([Buffer.of(identifier, text.length), Buffer.from(text)]), 'Test'), 'time'));

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

  it('reads times of both kinds', () => {
    expect(time(tag.utcTime, '491231235959Z')).toBe('2049-12-31T23:59:59Z');
    expect(time(tag.utcTime, '500101000000Z')).toBe('1950-01-01T00:00:00Z');
    expect(time(tag.utcTime, '9912312359Z')).toBe('1999-12-31T23:59:00Z');
    expect(time(tag.utcTime, '991231235959+0100')).toBe('1999-12-31T22:59:59Z');
    expect(time(tag.generalizedTime, '99991231235959Z')).toBe('9999-12-31T23:59:59Z');
    expect(time(tag.generalizedTime, '00010101000000Z')).toBe('0001-01-01T00:00:00Z');
  });

  it.each(['', 'Z', '2024', '241301000000Z', '240100000000Z', '240101006000Z', 'ab0101000000Z'])('refuses the time %j', (text) => {
    expect(() => time(tag.utcTime, text)).toThrow(/expected/);
  });

  it('reads every kind of string', () => {
    expect(stringValue(tag.bmpString, Buffer.from('00e46f22', 'hex'))).toBe('ä漢');
    expect(stringValue(tag.universalString, Buffer.from('0001f600ffffffff', 'hex'))).toBe('😀\ufffd');
    expect(stringValue(tag.teletexString, Buffer.from('e4', 'hex'))).toBe('ä');
    expect(stringValue(tag.utf8String, Buffer.from('c3a4ff', 'hex'))).toBe('ä\ufffd');
    expect(stringValue(tag.integer, Buffer.of(1))).toBeUndefined();
  });

  it('spells each address one way', () => {
    expect(ipText(Buffer.from('0a000009', 'hex'))).toBe('10.0.0.9');
    expect(ipText(Buffer.alloc(16))).toBe('::');
    expect(ipText(Buffer.from('0a0000', 'hex'))).toBe('0a0000');
    expect(canonicalIp('[FE80:0::1]')).toBe('fe80::1');
    expect(['1.2.3', '1.2.3.4.', '256.1.1.1', 'a:b', 'host', '::1]/', 'fe80::1%eth0'].map(canonicalIp)).toEqual(
      Array<undefined>(7).fill(undefined),
    );
  });
});
