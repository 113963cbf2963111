import { describe, expect, it } from 'vitest';
import { Certificate } from '../../src/x509/certificate.js';
import { describeKey, describeSpan, describeValidity } from '../../src/x509/describe.js';
import { fixture } from './fixtures.js';

const at = (text: string) => Date.parse(text);

describe('describeSpan', () => {
  it.each([
    ['2024-03-31T00:00:00Z', '2026-04-03T05:00:00Z', '2 years and 3 days'],
    ['2024-03-31T00:00:00Z', '2025-03-31T00:00:00Z', '1 year'],
    ['2024-02-29T00:00:00Z', '2025-02-28T00:00:00Z', '365 days'],
    ['2024-01-01T00:00:00Z', '2024-03-31T23:00:00Z', '90 days'],
    ['2024-01-01T00:00:00Z', '2024-01-02T01:00:00Z', '1 day and 1 hour'],
    ['2024-01-01T02:05:00Z', '2024-01-01T00:00:00Z', '2 hours and 5 minutes'],
    ['2024-01-01T00:00:00Z', '2024-01-01T00:01:59Z', '1 minute'],
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', '0 seconds'],
  ])('says from %s to %s as %s', (from, to, words) => {
    expect(describeSpan(at(from), at(to))).toBe(words);
  });
});

describe('describeValidity', () => {
  it('says the dates, and how far off the capture is', () => {
    const leaf = fixture('leaf');
    expect(describeValidity(leaf, at('2026-04-03T00:00:00Z'))).toBe(
      'valid 2024-01-01 to 2024-03-31, expired 2 years and 3 days before the capture',
    );
    expect(describeValidity(leaf, at('2023-12-30T00:00:00Z'))).toBe(
      'valid 2024-01-01 to 2024-03-31, not valid until 2 days after the capture',
    );
    expect(describeValidity(leaf, at('2024-02-01T00:00:00Z'))).toBe('valid 2024-01-01 to 2024-03-31');
    expect(describeValidity(leaf, NaN)).toBe('valid 2024-01-01 to 2024-03-31');
    expect(describeValidity(new Certificate(new Uint8Array()), 0)).toBe('validity unreadable');
  });
});

describe('describeKey', () => {
  it('names kind, size and curve', () => {
    expect(describeKey(fixture('leaf'))).toBe('RSA 2048 bits');
    expect(describeKey(fixture('root-ec'))).toBe('EC 384 bits (secp384r1)');
    expect(describeKey(fixture('leaf-ed25519'))).toBe('Ed25519');
    expect(describeKey(new Certificate(new Uint8Array()))).toBe('key unreadable');
  });
});
