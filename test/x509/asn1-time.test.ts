import { describe, expect, it } from 'vitest';
import { Reader } from '../../src/bytes/reader.js';
import { isoSeconds, readTime } from '../../src/x509/asn1-time.js';
import { tag } from '../../src/x509/der.js';

function time(identifier: number, text: string): string {
  const der = Buffer.concat([Buffer.of(identifier, text.length), Buffer.from(text)]);
  return isoSeconds(readTime(new Reader(der, 'Test'), 'time'));
}

describe('readTime', () => {
  it('reads times of both kinds', () => {
    expect(time(tag.utcTime, '491231235959Z')).toBe('2049-12-31T23:59:59Z');
    expect(time(tag.utcTime, '500101000000Z')).toBe('1950-01-01T00:00:00Z');
    expect(time(tag.utcTime, '9912312359Z')).toBe('1999-12-31T23:59:00Z');
    expect(time(tag.utcTime, '991231235959+0100')).toBe('1999-12-31T22:59:59Z');
    expect(time(tag.generalizedTime, '99991231235959Z')).toBe('9999-12-31T23:59:59Z');
    expect(time(tag.generalizedTime, '00010101000000Z')).toBe('0001-01-01T00:00:00Z');
  });

  const wrong = ['', 'Z', '2024', '241301000000Z', '240100000000Z', '240101006000Z', 'ab0101000000Z'];

  it.each(wrong)('refuses the time %j', (text) => {
    expect(() => time(tag.utcTime, text)).toThrow(/expected/);
  });
});
