import type { Reader } from '../../bytes/reader.js';
import { text8 } from './vectors.js';

/** Application protocols (RFC 7301 §3.1): the client's offer, or the server's single choice. Bytes as latin1. */
export interface Alpn {
  readonly type: 'application_layer_protocol_negotiation';
  readonly protocols: readonly string[];
}

export function alpn(reader: Reader): Alpn {
  const protocols = reader.sub(reader.u16(), 'protocol_name_list').all(text8);
  return { type: 'application_layer_protocol_negotiation', protocols };
}
