import { describe, expect, it } from 'vitest';
import { stringValue } from '../../src/x509/asn1-text.js';
import { tag } from '../../src/x509/der.js';

describe('stringValue', () => {
  it('reads every kind of string', () => {
    expect(stringValue(tag.bmpString, Buffer.from('00e46f22', 'hex'))).toBe('ä漢');
    expect(stringValue(tag.universalString, Buffer.from('0001f600ffffffff', 'hex'))).toBe('😀\ufffd');
    expect(stringValue(tag.teletexString, Buffer.from('e4', 'hex'))).toBe('ä');
    expect(stringValue(tag.utf8String, Buffer.from('c3a4ff', 'hex'))).toBe('ä\ufffd');
    expect(stringValue(tag.integer, Buffer.of(1))).toBeUndefined();
  });
});
