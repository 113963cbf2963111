import { LOOK_BYTES, looksLike } from './look-alikes.js';
import { CaptureError, type CaptureFormat, type CaptureNote, type CaptureReader, type CaptureSink, type Packet } from './packet.js';
import { formats } from './registry.js';

/** Opens a capture that arrives as uncompressed bytes, cut anyhow; its packets and notes go to `out`. */
export function openCapture(out: CaptureSink, known: readonly CaptureFormat[] = formats): CaptureDecoder {
  return new CaptureDecoder(out, known);
}

const MAGIC = 4;
const SMALLEST_BUFFER = 64 * 1024;

/**
 * Turns bytes into packets. It owns the one buffer that they arrive in: read into `room()`, tell with `wrote(n)`, and
 * finish with `end()`. Throws CaptureError from `wrote`, `push` and `end`; after that only `abandon` may be called.
 */
export class CaptureDecoder {
  /** Undefined until the first bytes have told. */
  format?: 'pcap' | 'pcapng';
  private buffer: Uint8Array = new Uint8Array(0);
  /** Bytes not yet taken are `buffer[0, held)`, which begin at `taken` in the input. */
  private held = 0;
  private taken = 0;
  private reader?: CaptureReader;
  private ended = false;
  private readonly tally: Tally;

  constructor(
    private readonly out: CaptureSink,
    private readonly known: readonly CaptureFormat[],
  ) {
    this.tally = new Tally(out);
  }

  /** Packets handed on so far. */
  get packets(): number {
    return this.tally.packets;
  }

  /** Bytes that arrived so far. */
  get bytes(): number {
    return this.taken + this.held;
  }

  /** LINKTYPE_ numbers of the interfaces known so far, each once. */
  get linkTypes(): readonly number[] {
    return [...this.tally.linkTypes];
  }

  /** Decimals of a second of the finest clock known so far; 0 without an interface. */
  get digits(): number {
    return this.tally.digits;
  }

  /** Free space for `least` bytes or more, and for the rest of what has begun; valid until the next call of anything. */
  room(least = 1): Uint8Array {
    const needed = this.held + Math.max(least, (this.reader?.wants ?? MAGIC) - this.held);
    if (needed > this.buffer.length) this.grow(needed);
    return this.buffer.subarray(this.held);
  }

  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, SMALLEST_BUFFER, Math.min(this.buffer.length * 2, needed * 2)));
    larger.set(this.buffer.subarray(0, this.held));
    this.buffer = larger;
  }

  /** Says that `count` bytes were put at the beginning of `room()`, and hands on all that is whole. */
  wrote(count: number): void {
    this.held += count;
    const reader = (this.reader ??= this.recognise());
    if (!reader || this.held < reader.wants) return;
    const took = reader.read(this.buffer, 0, this.held, this.taken);
    this.taken += took;
    this.held -= took;
    if (took > 0) this.buffer.copyWithin(0, took, took + this.held);
  }

  /** Takes bytes that lie elsewhere. They are copied: whoever can, reads into `room()` instead. */
  push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length;) {
      const room = this.room();
      const count = Math.min(room.length, chunk.length - at);
      room.set(chunk.subarray(at, at + count));
      this.wrote(count);
      at += count;
    }
  }

  /** Ends the sink; throws CaptureError where the input stopped in the middle of something, or was no capture. */
  end(): void {
    if (this.ended) return;
    try {
      this.reader ??= this.recognise(true);
    } finally {
      this.abandon();
    }
    if (this.held > 0) throw this.cut();
  }

  /** Ends the sink, whatever was left over: after an error, or where nobody wants the rest. */
  abandon(): void {
    if (this.ended) return;
    this.ended = true;
    this.out.end();
  }

  private recognise(isAll = false): CaptureReader | undefined {
    const { held } = this;
    if (held < MAGIC && !isAll) return undefined;
    const bytes = this.buffer.subarray(0, held);
    const magic = held < MAGIC ? NaN : new DataView(bytes.buffer, 0, MAGIC).getUint32(0);
    const format = this.known.find((candidate) => candidate.matches(magic));
    if (!format && held < LOOK_BYTES && !isAll) return undefined;
    if (!format) throw new CaptureError(notACapture(bytes), 0, 'broken');
    this.format = format.name;
    return format.open(this.tally);
  }

  private cut(): CaptureError {
    const { held, taken, reader } = this;
    const rest = `${held} of its ${reader?.wants} bytes are there`;
    return new CaptureError(`the capture is cut inside ${reader?.inside} at byte ${taken}: ${rest}`, taken, 'cut');
  }
}

function notACapture(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'the input is empty';
  if (bytes.length < MAGIC) return `the input has ${bytes.length} bytes only, too few for a capture`;
  return `the input ${looksLike(bytes.subarray(0, LOOK_BYTES))}`;
}

/** Counts what passes. */
class Tally implements CaptureSink {
  packets = 0;
  digits = 0;
  readonly linkTypes = new Set<number>();

  constructor(private readonly out: CaptureSink) {}

  push(packet: Packet): void {
    this.packets++;
    this.out.push(packet);
  }

  note(note: CaptureNote): void {
    if (note.type === 'interface') {
      this.linkTypes.add(note.linkType);
      this.digits = Math.max(this.digits, note.digits);
    }
    this.out.note(note);
  }

  end(): void {
    this.out.end();
  }
}
