import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedCaptures } from '../build/recorded.js';
import { fuzzCapture } from './capture.js';
import { mutated } from './mutate.js';

const magics = ['d4c3b2a1', 'a1b2c3d4', '4d3cb2a1', '0a0d0d0a'].map((magic) => Buffer.from(magic, 'hex'));

describe('fuzzCapture', () => {
  it('survives any bytes behind the magic number of a capture', () => {
    const captures = fc.tuple(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 400 }));
    fc.assert(fc.property(captures, ([magic, rest]) => void fuzzCapture(Buffer.concat([magic, rest]))), { numRuns: 300 });
  });

  it('survives recorded captures with bytes flipped, lengths changed, pieces cut and spliced', () => {
    const choice = fc.tuple(fc.constantFrom(...recordedCaptures), fc.constantFrom(...recordedCaptures), fc.integer());
    fc.assert(
      fc.property(choice, ([{ bytes }, other, seed]) => void fuzzCapture(mutated(bytes, other.bytes, seed))),
      { numRuns: 400 },
    );
  });

  it('reads every recorded capture that is left as it is', () => {
    for (const { name, bytes } of recordedCaptures) expect(fuzzCapture(bytes).error, name).toBeUndefined();
  });
});
