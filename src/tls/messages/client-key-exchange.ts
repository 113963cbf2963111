import type { Reader } from '../../bytes/reader.js';

/** The client's half of a key exchange up to TLS 1.2 (RFC 5246 §7.4.7); `exchange` is a view, its shape the suite's. */
export interface ClientKeyExchange {
  readonly type: 'client_key_exchange';
  readonly exchange: Uint8Array;
}

export function readClientKeyExchange(reader: Reader): ClientKeyExchange {
  return { type: 'client_key_exchange', exchange: reader.rest() };
}
