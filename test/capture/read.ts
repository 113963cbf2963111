import { openCapture, type CaptureDecoder } from '../../src/capture/decode.js';
import { CaptureError, type CaptureNote, type CaptureSink, type Packet } from '../../src/capture/packet.js';

/** A packet with its bytes copied out of the reader's buffer. */
export interface Kept extends Omit<Packet, 'data' | 'start' | 'end'> {
  bytes: Buffer;
}

/** Keeps everything that a capture tells. */
export class Keeper implements CaptureSink {
  readonly packets: Kept[] = [];
  readonly notes: CaptureNote[] = [];
  ended = 0;
  error?: CaptureError;

  push({ data, start, end, ...rest }: Packet): void {
    this.packets.push({ ...rest, bytes: Buffer.from(data.subarray(start, end)) });
  }

  note(note: CaptureNote): void {
    this.notes.push(note);
  }

  end(): void {
    this.ended++;
  }

  of<T extends CaptureNote['type']>(type: T): Extract<CaptureNote, { type: T }>[] {
    return this.notes.filter((note): note is Extract<CaptureNote, { type: T }> => note.type === type);
  }
}

/** Reads a capture given in chunks; any error but CaptureError is thrown on. */
export function readCapture(...chunks: Uint8Array[]): Keeper & { decoder: CaptureDecoder } {
  const keeper = new Keeper();
  const decoder = openCapture(keeper);
  try {
    for (const chunk of chunks) decoder.push(chunk);
    decoder.end();
  } catch (error) {
    decoder.abandon();
    if (!(error instanceof CaptureError)) throw error;
    keeper.error = error;
  }
  return Object.assign(keeper, { decoder });
}

/** Time as tshark prints it: seconds with nine decimals, or undefined where there is none. */
export function timeText({ seconds, nanos }: Kept): string | undefined {
  return Number.isNaN(seconds) ? undefined : `${seconds}.${String(nanos).padStart(9, '0')}`;
}

/** Packets with their bytes as text: comparing large buffers number by number takes its time. */
export function plain(packets: readonly Kept[]): (Omit<Kept, 'bytes'> & { bytes: string })[] {
  return packets.map((packet) => ({ ...packet, bytes: packet.bytes.toString('latin1') }));
}
