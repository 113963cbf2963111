import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock } from '../../../../src/capture/formats/pcapng/clock.js';

function read(resolution: number | undefined, ticks: bigint, offset?: number) {
  const into = { seconds: 0, nanos: 0 };
  new Clock(resolution, offset).set(into, Number(ticks >> 32n), Number(ticks & 0xffffffffn));
  return into;
}

describe('Clock', () => {
  it('counts microseconds where nothing is said', () => {
    expect(read(undefined, 1_700_000_000_123_456n)).toEqual({ seconds: 1_700_000_000, nanos: 123_456_000 });
  });

  it('reads nanoseconds of this century to the last digit', () => {
    expect(read(9, 1_700_000_000_123_456_789n)).toEqual({ seconds: 1_700_000_000, nanos: 123_456_789 });
  });

  it('reads negative powers of two, dropping what is finer than a nanosecond', () => {
    expect(read(0x80 | 32, (7n << 32n) | 0x8000_0001n)).toEqual({ seconds: 7, nanos: 500_000_000 });
  });

  it('adds the offset', () => {
    expect(read(6, 5_000_001n, 1_000_000)).toEqual({ seconds: 1_000_005, nanos: 1000 });
    expect(read(6, 5_000_001n, -6)).toEqual({ seconds: -1, nanos: 1000 });
  });

  it('agrees with exact arithmetic for every resolution below 2^53 seconds', () => {
    const resolution = fc.record({ binary: fc.boolean(), exponent: fc.integer({ min: 0, max: 127 }) });
    fc.assert(
      fc.property(resolution, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), ({ binary, exponent }, ticks) => {
        const perSecond = (binary ? 2n : 10n) ** BigInt(exponent);
        fc.pre(ticks / perSecond < 2n ** 53n);
        expect(read((binary ? 0x80 : 0) | exponent, ticks)).toEqual({
          seconds: Number(ticks / perSecond),
          nanos: Number(((ticks % perSecond) * 1_000_000_000n) / perSecond),
        });
      }),
      { numRuns: 3000 },
    );
  });

  it.each([[0, 0], [3, 3], [6, 6], [9, 9], [12, 9], [0x80, 0], [0x80 | 20, 7], [0x80 | 10, 4], [0x80 | 64, 9]])(
    'resolution %i tells %i decimals',
    (resolution, digits) => expect(new Clock(resolution).digits).toBe(digits),
  );
});
