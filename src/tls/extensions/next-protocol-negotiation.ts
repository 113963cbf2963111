import type { Reader } from '../../bytes/reader.js';
import { text8 } from './vectors.js';

/** ALPN's forerunner: empty in the client's hello, the server's protocols in its own. Bytes as latin1. */
export interface NextProtocolNegotiation {
  readonly type: 'next_protocol_negotiation';
  readonly protocols: readonly string[];
}

export function nextProtocolNegotiation(reader: Reader): NextProtocolNegotiation {
  return { type: 'next_protocol_negotiation', protocols: reader.all(text8) };
}
