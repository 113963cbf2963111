import { padded, type Block } from './block.js';

/** Codes that mean the same in every block (draft-ietf-opsawg-pcapng §3.5). */
export const commonOption = { end: 0, comment: 1 } as const;

/**
 * A cursor over the options at the end of a block, with or without opt_endofopt behind them; reused.
 * `while (options.next()) …` then looks at `code` and `bytes[start, end)`.
 */
export class Options {
  code = 0;
  start = 0;
  end = 0;
  private at = 0;

  constructor(private readonly block: Block) {}

  from(at: number): this {
    this.at = at;
    return this;
  }

  next(): boolean {
    const { block, at } = this;
    if (block.end - at < 4) return false;
    this.code = block.u16(at);
    if (this.code === commonOption.end) return false;
    const length = block.u16(at + 2);
    this.start = at + 4;
    this.end = this.start + length;
    if (this.end > block.end)
      block.fail(`has an option ${this.code} of ${length} bytes, ${block.end - this.start} are left`);
    this.at = at + 4 + padded(length);
    return true;
  }

  get length(): number {
    return this.end - this.start;
  }

  text(): string {
    return this.block.text(this.start, this.end);
  }

  u8(): number {
    this.atLeast(1);
    return this.block.bytes[this.start];
  }

  u32(): number {
    this.atLeast(4);
    return this.block.u32(this.start);
  }

  u64(): number {
    this.atLeast(8);
    return this.block.u64(this.start);
  }

  i64(): number {
    this.atLeast(8);
    return this.block.i64(this.start);
  }

  private atLeast(length: number): void {
    if (this.length < length)
      this.block.fail(`has an option ${this.code} of ${this.length} bytes, ${length} are needed`);
  }
}
