import { limits } from '../bytes/limits.js';
import { pcapng } from './formats/pcapng.js';
import { CaptureError, type CaptureFormat, type CaptureReader } from './packet.js';
import { formats } from './registry.js';

/** Where a copy goes. */
export interface CopySink {
  /** Borrowed until it returns. */
  write(bytes: Uint8Array): void;
  /** A block of secrets was left out. */
  removed(): void;
}

/** The formats as `openCapture` takes them, whose readers copy the capture and leave out what decrypts it. */
export function withoutSecrets(out: CopySink): readonly CaptureFormat[] {
  return formats.map((format) => {
    return { ...format, open: () => (format === pcapng ? new BlockCopier(out) : new ByteCopier(out)) };
  });
}

/** Only pcapng has a place for secrets. */
class ByteCopier implements CaptureReader {
  readonly wants = 1;
  readonly inside = 'the capture';

  constructor(private readonly out: CopySink) {}

  read(bytes: Uint8Array, start: number, end: number): number {
    this.out.write(bytes.subarray(start, end));
    return end - start;
  }
}

const SECTION_HEADER = 0x0a0d0d0a;
const DECRYPTION_SECRETS = 10;
/** Type, length, and of a section header the byte order. */
const HEAD = 12;
const BYTE_ORDER = 0x1a2b3c4d;

/** pcapng block by block (draft-ietf-opsawg-pcapng §3.1), without looking into them. */
class BlockCopier implements CaptureReader {
  wants = HEAD;
  private blocks = 0;
  private little = false;

  constructor(private readonly out: CopySink) {}

  get inside(): string {
    return `pcapng block ${this.blocks + 1}`;
  }

  read(bytes: Uint8Array, start: number, end: number, offset: number): number {
    const view = new DataView(bytes.buffer, bytes.byteOffset, end);
    let at = start;
    for (; (this.wants = this.measure(view, at, offset + at - start)) <= end - at; at += this.wants) {
      this.blocks++;
      if (view.getUint32(at, this.little) === DECRYPTION_SECRETS) this.out.removed();
      else this.out.write(bytes.subarray(at, at + this.wants));
    }
    return at - start;
  }

  private measure(view: DataView, at: number, offset: number): number {
    if (view.byteLength - at < HEAD) return HEAD;
    if (view.getUint32(at) === SECTION_HEADER) this.little = view.getUint32(at + 8, true) === BYTE_ORDER;
    const length = view.getUint32(at + 4, this.little);
    if (length >= HEAD && length % 4 === 0 && length <= limits.blockBytes) return length;
    // What follows cannot be told apart, and may be secrets.
    throw new CaptureError(`pcapng block ${this.blocks + 1} claims ${length} bytes; nothing is copied from there on`, offset, 'broken');
  }
}
