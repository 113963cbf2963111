import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochMillis, formatInstant, isBefore, isKnown, millisBetween } from '../../src/bytes/instant.js';

const nanosecond = fc.record({ seconds: fc.integer({ min: 0, max: 4_000_000_000 }), nanos: fc.integer({ min: 0, max: 999_999_999 }) });

describe('an instant', () => {
  it('is written in UTC with the decimals asked for', () => {
    const at = { seconds: 1_795_256_100, nanos: 123_456_789 };
    expect(formatInstant(at)).toBe('2026-11-21T10:15:00.123456Z');
    expect(formatInstant(at, 9)).toBe('2026-11-21T10:15:00.123456789Z');
    expect(formatInstant(at, 0)).toBe('2026-11-21T10:15:00Z');
  });

  it('keeps the nanosecond beside the century', () => {
    expect(formatInstant({ seconds: 4_000_000_000, nanos: 1 }, 9)).toBe('2096-10-02T07:06:40.000000001Z');
    expect(millisBetween({ seconds: 4_000_000_000, nanos: 1 }, { seconds: 4_000_000_000, nanos: 1_000_001 })).toBe(1);
  });

  it('may be unknown', () => {
    const unknown = { seconds: NaN, nanos: 0 };
    expect(isKnown(unknown)).toBe(false);
    expect(formatInstant(unknown)).toBe('unknown');
    expect(millisBetween(unknown, { seconds: 1, nanos: 0 })).toBeNaN();
  });

  it('is before another in one direction only', () => {
    fc.assert(
      fc.property(nanosecond, nanosecond, (a, b) => {
        expect(isBefore(a, b)).toBe(epochMillis(a) < epochMillis(b) || (a.seconds === b.seconds && a.nanos < b.nanos));
        expect(isBefore(a, b) && isBefore(b, a)).toBe(false);
      }),
    );
  });
});
