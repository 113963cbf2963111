import type { FrameRef } from '../bytes/span.js';
import type { Sink } from '../bytes/stage.js';

/**
 * One packet of a capture. A single object is reused for all packets of a reader, and `data` is borrowed:
 * both are valid only until `push` returns.
 */
export interface Packet extends FrameRef {
  frame: number;
  seconds: number;
  nanos: number;
  /** Decimals of a second that this packet's clock records, 0 to 9. */
  digits: number;
  /** LINKTYPE_ number of the interface. */
  linkType: number;
  data: Uint8Array;
  /** Captured bytes are `data[start, end)`. */
  start: number;
  end: number;
  /** Bytes on the wire; more than `end - start` when the capture cut the packet. */
  wireLength: number;
}

export function emptyPacket(): Packet {
  return {
    frame: 0,
    seconds: 0,
    nanos: 0,
    digits: 6,
    linkType: 1,
    data: new Uint8Array(0),
    start: 0,
    end: 0,
    wireLength: 0,
  };
}

/**
 * What a capture says beside its packets. Bytes in here are copies and may be kept. Interfaces are counted from 0
 * through all sections; a packet's comments come just before it.
 */
export type CaptureNote =
  | { type: 'interface'; index: number; linkType: number; digits: number; name?: string; snapLength?: number }
  | { type: 'secrets'; format: 'tls-key-log' | 'other'; code: number; bytes: Uint8Array }
  /** Address of 4 or 16 bytes. */
  | { type: 'names'; address: Uint8Array; names: string[] }
  /** Packets that the capturing machine lost since the last such note. */
  | { type: 'dropped'; count: number; interface: number }
  | { type: 'comment'; text: string; frame?: number };

export interface CaptureSink extends Sink<Packet> {
  note(note: CaptureNote): void;
}

/** A capture that cannot be read on: one sentence for people, and the byte offset in the (uncompressed) input. */
export class CaptureError extends Error {
  constructor(
    message: string,
    readonly offset: number,
    /** cut: the input ends in the middle of something well-formed; broken: it is not what it claims to be. */
    readonly kind: 'cut' | 'broken',
  ) {
    super(message);
    this.name = 'CaptureError';
  }
}

/** Reads a stream of capture bytes, cut into chunks anyhow. */
export interface CaptureReader {
  /**
   * Takes whole records from `bytes[start, end)` and returns how many bytes it took; what is left is offered again with
   * more behind it. `offset` is the place of `start` in the input. Throws CaptureError at the first broken record.
   */
  read(bytes: Uint8Array, start: number, end: number, offset: number): number;
  /** Bytes it needs at least before `read` can take anything: the caller makes room for so many. */
  readonly wants: number;
  /** What the bytes not yet taken are the beginning of, for people: `packet 12`. */
  readonly inside: string;
}

export interface CaptureFormat {
  readonly name: 'pcap' | 'pcapng';
  /** The first four bytes of the input, as a big-endian number, tell the format. */
  matches(magic: number): boolean;
  open(out: CaptureSink): CaptureReader;
}
