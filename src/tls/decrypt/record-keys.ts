import type { OpenedRecord } from '../decryptor.js';

/** A record as it stands on the wire, without its header. */
export interface SealedRecord {
  /** Content type and version of its header. */
  readonly contentType: number;
  readonly version: number;
  readonly bytes: Uint8Array;
}

/** What opens the records of one direction from one moment on. */
export interface RecordKeys {
  /** Undefined: not sealed with these keys under this sequence number. */
  open(record: SealedRecord, sequence: number): OpenedRecord | undefined;
  /** Told of each record once it is done with: TLS 1.0 chains records by their last block. */
  passed?(record: SealedRecord): void;
}

/** The sequence number as eight bytes at `to[at]`; TLS would let it grow to 2^64, we count to 2^53. */
export function writeSequence(to: Uint8Array, at: number, sequence: number): void {
  let rest = sequence;
  for (let i = at + 7; i >= at; i--) {
    to[i] = rest & 0xff;
    rest = Math.floor(rest / 256);
  }
}

/** Header fields as they are authenticated: content type, version, length (RFC 8446 §5.2, RFC 5246 §6.2.3). */
export function writeHeader(to: Uint8Array, at: number, record: SealedRecord, length: number): void {
  to[at] = record.contentType;
  to[at + 1] = record.version >> 8;
  to[at + 2] = record.version & 0xff;
  to[at + 3] = length >> 8;
  to[at + 4] = length & 0xff;
}
