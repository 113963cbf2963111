import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordedCaptures } from './build/recorded.js';
import { plain, reportsOf } from './build/in-process.js';
import { isResegmentable, resegmented } from './build/resegment.js';

const whole = new Map(recordedCaptures.map(({ name, bytes }) => [name, plain(reportsOf([bytes]).connections)]));

/** Where segments were sent again, came before their turn, or were cut by the capture, they are part of what is told. */
const flowing = recordedCaptures.filter(({ name, bytes }) => {
  return isResegmentable(bytes) && whole.get(name)?.every(({ connection, timeline }) => {
    return connection.tcp?.retransmissions === 0 && !timeline.some(({ kind, text }) => kind === 'gap' || / before (its|their) turn$/.test(text));
  });
});

describe('a recorded capture is told the same', () => {
  it.each(recordedCaptures)('however its bytes are cut into chunks: $name', ({ name, bytes }) => {
    const places = fc.array(fc.nat(bytes.length), { maxLength: 40 });
    fc.assert(
      fc.property(places, (cuts) => {
        expect(plain(reportsOf(chunks(bytes, cuts)).connections)).toEqual(whole.get(name));
      }),
      { numRuns: 15 },
    );
  });

  it.each(recordedCaptures)('byte by byte: $name', ({ name, bytes }) => {
    const each = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    expect(plain(reportsOf(each).connections)).toEqual(whole.get(name));
  });

  it.each(flowing)('however its payload is cut into segments: $name', ({ name, bytes }) => {
    const pieces = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.nat(1000));
    fc.assert(
      fc.property(pieces, ([most, seed]) => {
        const { capture, originalFrame } = resegmented(bytes, cutsOf(most, seed));
        const told = plain(reportsOf([capture]).connections);
        expect(withFrames(told, originalFrame)).toEqual(whole.get(name));
      }),
      { numRuns: 15 },
    );
  });

  it('in most cases has segments that flow', () => {
    expect(flowing.length).toBeGreaterThan(recordedCaptures.length / 2);
  });
});

function chunks(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const edges = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
}

/** Pieces of 1 to `most` bytes. */
function cutsOf(most: number, seed: number) {
  let state = seed;
  return (length: number) => {
    const cuts: number[] = [];
    for (let at = 0; ; ) {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      at += 1 + (state % most);
      if (at >= length) return cuts;
      cuts.push(at);
    }
  };
}

/** Frames by their numbers in the original capture. */
function withFrames(told: unknown, originalFrame: readonly number[]): unknown {
  if (Array.isArray(told)) return told.map((one) => withFrames(one, originalFrame));
  if (typeof told !== 'object' || told === null) return told;
  return Object.fromEntries(Object.entries(told).map(([key, value]) => [key, mapped(key, value, originalFrame)]));
}

function mapped(key: string, value: unknown, originalFrame: readonly number[]): unknown {
  const original = (frame: number) => originalFrame[frame - 1];
  if (key === 'frames' && Array.isArray(value)) return value.map(original);
  if ((key === 'frame' || key === 'closeFrame') && typeof value === 'number') return original(value);
  return withFrames(value, originalFrame);
}
