/** A few changes to `bytes` that the seed decides; `donor` gives pieces to splice in. The same seed does the same. */
export function mutated(bytes: Uint8Array, donor: Uint8Array, seed: number): Buffer {
  const next = numbers(seed);
  let data: Buffer = Buffer.from(bytes);
  for (let left = 1 + (next() % 6); left > 0; left--) {
    if (data.length < 8) return data;
    data = changes[next() % changes.length](data, next, donor);
  }
  return data;
}

type Change = (data: Buffer, next: () => number, donor: Uint8Array) => Buffer;

/** Values at which lengths and counts break. */
const edges = [0, 1, 2, 3, 4, 0x7f, 0x80, 0xff, 0x100, 0x3fff, 0x4000, 0x7fff, 0x8000, 0xffff];

const changes: readonly Change[] = [
  function flipBit(data, next) {
    data[next() % data.length] ^= 1 << (next() & 7);
    return data;
  },
  function setByte(data, next) {
    data[next() % data.length] = edges[next() % edges.length];
    return data;
  },
  function setLength16(data, next) {
    data.writeUInt16BE(edges[next() % edges.length], next() % (data.length - 1));
    return data;
  },
  function setLength32(data, next) {
    const value = next() & 1 ? next() : edges[next() % edges.length];
    const at = next() % (data.length - 3);
    if (next() & 1) data.writeUInt32LE(value, at);
    else data.writeUInt32BE(value, at);
    return data;
  },
  function nudge(data, next) {
    const at = next() % data.length;
    data[at] += next() & 1 ? 1 : 255;
    return data;
  },
  function cutOut(data, next) {
    const at = next() % data.length;
    return Buffer.concat([data.subarray(0, at), data.subarray(at + 1 + (next() % 64))]);
  },
  function truncate(data, next) {
    return data.subarray(0, next() % data.length);
  },
  function repeat(data, next) {
    const at = next() % data.length;
    return Buffer.concat([data.subarray(0, at + (next() % 512)), data.subarray(at)]);
  },
  function splice(data, next, donor) {
    const at = next() % data.length;
    const from = next() % donor.length;
    return Buffer.concat([data.subarray(0, at), donor.subarray(from, from + (next() % 1024)), data.subarray(at)]);
  },
];

/** mulberry32. */
function numbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
