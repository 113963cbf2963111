// The same numbers in every run, so that two machines measure the same captures.

/** A source of numbers (xorshift32) that starts anywhere but at 0. */
export class Random {
  constructor(seed) {
    this.state = seed;
    this.pool = Buffer.alloc(1 << 20);
    for (let at = 0; at < this.pool.length; at += 4) this.pool.writeUInt32LE(this.next(), at);
  }

  next() {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return x >>> 0;
  }

  /** From `low` up to, but not including, `high`. */
  between(low, high) {
    return low + (high - low) * (this.next() / 2 ** 32);
  }

  integer(low, high) {
    return Math.floor(this.between(low, high));
  }

  chance(probability) {
    return this.next() < probability * 2 ** 32;
  }

  pick(list) {
    return list[this.next() % list.length];
  }

  /** Fills `bytes`: fresh numbers where it is short, a piece of the pool where it is long. */
  fill(bytes) {
    if (bytes.length > 64) {
      for (let at = 0; at < bytes.length; at += 32_768) this.pool.copy(bytes, at, this.next() % 900_000);
      return bytes;
    }
    for (let at = 0; at < bytes.length; at++) bytes[at] = this.next() >>> 8;
    return bytes;
  }
}
