/** Bytes put together from pieces. It grows with what came, not with what a length field claims. */
export class Gather {
  private buffer?: Uint8Array;
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** What is there so far, a view until the next `append`. */
  get bytes(): Uint8Array {
    if (this.buffer === undefined) return nothing;
    return this.used === this.buffer.length ? this.buffer : this.buffer.subarray(0, this.used);
  }

  /** Adds a copy of `data[start, end)`; `expected` is how much there will be in all. */
  append(data: Uint8Array, start: number, end: number, expected: number): void {
    const needed = this.used + end - start;
    if (this.buffer === undefined || this.buffer.length < needed)
      this.grow(Math.max(needed, Math.min(expected, needed * 2)));
    this.buffer?.set(start === 0 && end === data.length ? data : data.subarray(start, end), this.used);
    this.used = needed;
  }

  /** Hands over the bytes, which nobody writes to any more, and starts anew. */
  take(): Uint8Array {
    const bytes = this.bytes;
    this.clear();
    return bytes;
  }

  clear(): void {
    this.buffer = undefined;
    this.used = 0;
  }

  private grow(size: number): void {
    // From Node's pool and not zeroed: only bytes that were written are ever shown.
    const larger = Buffer.allocUnsafe(size);
    if (this.buffer !== undefined) larger.set(this.bytes);
    this.buffer = larger;
  }
}

const nothing = new Uint8Array(0);
