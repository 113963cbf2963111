const BASE_2 = 0x80;

/** What an interface's timestamps count: if_tsresol and if_tsoffset (draft-ietf-opsawg-pcapng §4.2). */
export class Clock {
  /** Decimals of a second that a tick tells, at most 9. */
  readonly digits: number;
  private readonly base: 2 | 10;
  private readonly exponent: number;
  private readonly ticks: number;
  /** Exact: 1e9 is 5^9 · 2^9, so divided by a power of two it still has only 21 significant bits. */
  private readonly nanosPerTick: number;
  private readonly usual: boolean;

  /** `resolution` as if_tsresol holds it; `offset` in seconds is added to every time. */
  constructor(resolution = 6, private readonly offset = 0) {
    this.base = resolution & BASE_2 ? 2 : 10;
    this.exponent = resolution & ~BASE_2;
    this.ticks = this.base ** this.exponent;
    this.nanosPerTick = 1e9 / this.ticks;
    this.usual = this.exponent <= (this.base === 2 ? 32 : 9);
    this.digits = Math.min(9, this.base === 2 ? Math.ceil(this.exponent * Math.LOG10E * Math.LN2) : this.exponent);
  }

  /**
   * Sets the time that 64 bits of ticks stand for; what is finer than a nanosecond is dropped. A long division in steps
   * of 32, 16 and 16 bits: each remainder is below 2^32, so that every product stays below 2^53 and is exact.
   */
  set(into: { seconds: number; nanos: number }, high: number, low: number): void {
    if (!this.usual) return this.setBig(into, high, low);
    const { ticks } = this;
    const top = Math.floor(high / ticks);
    const middle = (high - top * ticks) * 0x10000 + (low >>> 16);
    const middleSeconds = Math.floor(middle / ticks);
    const bottom = (middle - middleSeconds * ticks) * 0x10000 + (low & 0xffff);
    const bottomSeconds = Math.floor(bottom / ticks);
    into.seconds = top * 0x100000000 + middleSeconds * 0x10000 + bottomSeconds + this.offset;
    into.nanos = Math.floor((bottom - bottomSeconds * ticks) * this.nanosPerTick);
  }

  private setBig(into: { seconds: number; nanos: number }, high: number, low: number): void {
    const ticks = BigInt(this.base) ** BigInt(this.exponent);
    const time = (BigInt(high) << 32n) | BigInt(low);
    into.seconds = Number(time / ticks) + this.offset;
    into.nanos = Number(((time % ticks) * 1_000_000_000n) / ticks);
  }
}
