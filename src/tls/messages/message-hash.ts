import type { Reader } from '../../bytes/reader.js';

/**
 * Stands for the first ClientHello in transcripts after a HelloRetryRequest (RFC 8446 §4.4.1); never on the wire by
 * rights.
 */
export interface MessageHash {
  readonly type: 'message_hash';
  readonly hash: Uint8Array;
}

export function readMessageHash(reader: Reader): MessageHash {
  return { type: 'message_hash', hash: reader.rest() };
}
