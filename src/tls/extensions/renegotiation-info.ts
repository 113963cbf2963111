import type { Reader } from '../../bytes/reader.js';
import { opaque8 } from './vectors.js';

/** Secure renegotiation (RFC 5746 §3.2): empty in a connection's first handshake. */
export interface RenegotiationInfo {
  readonly type: 'renegotiation_info';
  readonly length: number;
}

export function renegotiationInfo(reader: Reader): RenegotiationInfo {
  return { type: 'renegotiation_info', length: opaque8(reader).length };
}
