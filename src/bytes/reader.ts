import { ParseError } from './parse-error.js';

/** A bounds-checked big-endian cursor. Reading past the end throws ParseError; no decoder indexes a buffer itself. */
export class Reader {
  private at: number;

  constructor(
    readonly bytes: Uint8Array,
    readonly what: string,
    start = 0,
    private readonly end = bytes.length,
  ) {
    this.at = start;
  }

  get position(): number {
    return this.at;
  }

  get left(): number {
    return this.end - this.at;
  }

  u8(): number {
    return this.bytes[this.take(1)];
  }

  u16(): number {
    const at = this.take(2);
    return (this.bytes[at] << 8) | this.bytes[at + 1];
  }

  u24(): number {
    const at = this.take(3);
    return (this.bytes[at] << 16) | (this.bytes[at + 1] << 8) | this.bytes[at + 2];
  }

  u32(): number {
    const at = this.take(4);
    return ((this.bytes[at] << 24) | (this.bytes[at + 1] << 16) | (this.bytes[at + 2] << 8) | this.bytes[at + 3]) >>> 0;
  }

  /** A view, not a copy. */
  view(length: number): Uint8Array {
    const at = this.take(length);
    return this.bytes.subarray(at, at + length);
  }

  rest(): Uint8Array {
    return this.view(this.left);
  }

  skip(length: number): void {
    this.take(length);
  }

  /** A child reader over the next `length` bytes, which this one then stands behind. */
  sub(length: number, name: string): Reader {
    const at = this.take(length);
    return new Reader(this.bytes, `${this.what}.${name}`, at, at + length);
  }

  /** Refuses bytes left over. */
  finish(): void {
    if (this.left > 0) this.fail('end of structure', `${this.left} more bytes`, this.at, this.end);
  }

  /** Reads items until the end: `reader.sub(n, 'list').all((r) => r.u16())`. */
  all<T>(read: (reader: Reader) => T): T[] {
    const items: T[] = [];
    while (this.left > 0) items.push(read(this));
    return items;
  }

  fail(expected: string, got: string, start = this.at, end = this.end): never {
    throw new ParseError(this.what, { start, end }, expected, got);
  }

  private take(length: number): number {
    if (length > this.end - this.at) this.fail(`${length} bytes`, `${this.end - this.at}`);
    const at = this.at;
    this.at += length;
    return at;
  }
}
