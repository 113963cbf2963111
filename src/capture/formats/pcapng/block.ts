import { CaptureError } from '../../packet.js';

/** Type, length in front, length behind: what every block has around its body. */
export const FRAMING = 12;

/** The block at hand, in the byte order of its section; one object is reused for all of them. */
export class Block {
  /** Counted from 1, for messages. */
  number = 0;
  type = 0;
  little = true;
  bytes: Uint8Array = new Uint8Array(0);
  /** The body is `bytes[body, end)`: without type and lengths. */
  body = 0;
  end = 0;
  private view: DataView = new DataView(this.bytes.buffer);
  private shift = 0;

  /** Goes on in another buffer; `shift` leads from a place in it to the place in the input. */
  over(bytes: Uint8Array, shift: number): void {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.shift = shift;
  }

  /** Steps onto the block whose first byte is at `start`. */
  enter(start: number, length: number): void {
    this.type = this.u32(start);
    this.body = start + 8;
    this.end = start + length - 4;
  }

  get length(): number {
    return this.end - this.body;
  }

  u16(at: number): number {
    return this.view.getUint16(at, this.little);
  }

  u32(at: number): number {
    return this.view.getUint32(at, this.little);
  }

  /** Exact below 2^53. */
  u64(at: number): number {
    return Number(this.view.getBigUint64(at, this.little));
  }

  i64(at: number): number {
    return Number(this.view.getBigInt64(at, this.little));
  }

  copy(start: number, end: number): Uint8Array {
    return this.bytes.slice(start, end);
  }

  text(start: number, end: number): string {
    return utf8.decode(this.bytes.subarray(start, end));
  }

  /** Refuses a body too short for its fixed fields. */
  atLeast(length: number, name: string): void {
    if (this.length < length) this.fail(`is a ${name} of ${this.length} bytes, ${length} at least are needed`);
  }

  fail(what: string, at = this.body - 8): never {
    throw brokenBlock(this.number, at + this.shift, what);
  }
}

const utf8 = new TextDecoder();

export function brokenBlock(number: number, offset: number, what: string): CaptureError {
  return new CaptureError(`pcapng block ${number} at byte ${offset} ${what}`, offset, 'broken');
}

/** Fields are padded to 32 bits. */
export function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
