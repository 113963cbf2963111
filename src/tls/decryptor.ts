import type { Direction } from '../stream/observer.js';
import type { HandshakeMessage } from './handshake.js';

/** One record, opened. */
export interface OpenedRecord {
  /** The inner content type where TLS 1.3 hides it (RFC 8446 §5.2). */
  readonly contentType: number;
  /** May be kept by whoever receives it. */
  readonly plaintext: Uint8Array;
}

/** Somebody with keys. A session that has none of it neither gathers nor copies ciphertext. */
export interface Decryptor {
  /** Each handshake message in its order: hellos, and what changes keys. */
  message(direction: Direction, message: HandshakeMessage): void;
  /**
   * Opens the next record of a direction; undefined when it cannot. `ciphertext` is the whole payload, its own copy;
   * undefined where the capture lacks some of it: the record counts in the sequence all the same.
   */
  open(
    direction: Direction,
    contentType: number,
    version: number,
    ciphertext: Uint8Array | undefined,
  ): OpenedRecord | undefined;
}
