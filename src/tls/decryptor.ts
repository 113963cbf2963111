import type { Direction } from '../stream/observer.js';
import type { HandshakeMessage } from './handshake.js';

/** One record, opened. */
export interface OpenedRecord {
  /** The inner content type where TLS 1.3 hides it (RFC 8446 §5.2). */
  readonly contentType: number;
  /** May be kept by whoever receives it. */
  readonly plaintext: Uint8Array;
}

/** Somebody with keys. What it does not want is neither gathered nor copied. */
export interface Decryptor {
  /** Each handshake message in its order: hellos, and what changes keys. */
  message(direction: Direction, message: HandshakeMessage): void;
  /** The same message before that, as it stands on the wire; of a server's CertificateVerify, the hash of what it signs. */
  transcript?(code: number, body: Uint8Array): Uint8Array | undefined;
  /** A ChangeCipherSpec, in the clear or opened. */
  changeCipherSpec(direction: Direction): void;
  /** Bytes of this direction are missing, and any number of records with them. */
  hole(direction: Direction): void;
  /** Whether the record that begins, of `length` bytes, shall be handed to `open`; otherwise to `skip`. */
  wants(direction: Direction, contentType: number, length: number): boolean;
  /** The next record of a direction passes unopened. */
  skip(direction: Direction): void;
  /** Opens the next record; undefined when it cannot. `ciphertext` is the whole payload, its own copy. */
  open(direction: Direction, contentType: number, version: number, ciphertext: Uint8Array): OpenedRecord | undefined;
  /** Why that record did not open: said once, and only where it should have. */
  failure(direction: Direction): string | undefined;
}
