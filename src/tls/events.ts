import type { FrameRef } from '../bytes/span.js';
import type { ParseError } from '../bytes/parse-error.js';
import type { Direction } from '../stream/observer.js';
import type { HandshakeMessage } from './handshake.js';

/** Record content types (RFC 8446 §5.1). */
export const contentType = {
  changeCipherSpec: 20,
  alert: 21,
  handshake: 22,
  applicationData: 23,
  heartbeat: 24,
} as const;

interface Seen {
  readonly direction: Direction;
  /** The frame in which it was complete. */
  readonly at: FrameRef;
  /** Place of its first byte in the direction's TLS stream. */
  readonly offset: number;
}

export interface SeenMessage extends Seen {
  readonly message: HandshakeMessage;
  /** Bytes of the body, without the four of the header. */
  readonly length: number;
  /** It was read by decrypting. */
  readonly encrypted: boolean;
  /** The frame in which it began. */
  readonly began: FrameRef;
  /** With the server's CertificateVerify of TLS 1.3: the hash that it signs, where all before it was read. */
  readonly transcript?: Uint8Array;
}

export interface SeenAlert extends Seen {
  readonly level: number;
  readonly code: number;
  readonly encrypted: boolean;
}

/**
 * A record under encryption that is told as no message and no alert: it could not be read, or holds application data.
 * `contentType` is the outer one: 23 for all of TLS 1.3.
 */
export interface SeenRecord extends Seen {
  readonly contentType: number;
  /** The record's length field: bytes of ciphertext. */
  readonly length: number;
  /** It was decrypted: application data beyond doubt. */
  readonly opened?: boolean;
}

/** Application data that was decrypted. `plaintext` is somebody's secret: read what it means, and let it go. */
export interface SeenApplicationData extends Seen {
  /** Bytes of its record, header included: where `offset` + `recordBytes` is, the next record begins. */
  readonly recordBytes: number;
  readonly plaintext: Uint8Array;
}

export interface SeenChangeCipherSpec extends Seen {
  readonly type: 'change_cipher_spec';
}

/**
 * The bytes are not what TLS would have here. `malformed` names the structure; `undecryptable`: the keys do not fit.
 * Reading goes on where it can.
 */
export interface TlsProblem extends Seen {
  readonly type: 'malformed' | 'not-tls' | 'oversized' | 'resynchronised' | 'undecryptable';
  readonly error?: ParseError;
  readonly note: string;
}

/** What one TLS connection tells, in the order in which the capture shows it. */
export interface TlsObserver {
  message(message: SeenMessage): void;
  alert(alert: SeenAlert): void;
  changeCipherSpec(seen: SeenChangeCipherSpec): void;
  /** The first `limits.encryptedRecords` of each direction; the rest are in `TlsSession.totals`. */
  encryptedRecord(record: SeenRecord): void;
  problem(problem: TlsProblem): void;
  /** What the first records say that a decryptor opens, and short ones later. */
  applicationData?(data: SeenApplicationData): void;
}

/**
 * Totals of one direction, alive while the session runs. Application data is what the records' outer type says: in
 * TLS 1.3 that is everything encrypted, the rest of the handshake too.
 */
export interface TlsTotals {
  /** Those of SeenRecord. */
  encryptedRecords: number;
  applicationDataRecords: number;
  applicationDataBytes: number;
  /** Place and length of the last encrypted record seen: how a TLS 1.3 conversation ended. */
  lastRecord?: SeenRecord;
  /** A hole in the capture fell on handshake bytes: what was not seen proves nothing. */
  holes: number;
  firstApplicationData?: FrameRef;
  lastApplicationData?: FrameRef;
  recordVersions: number[];
}
