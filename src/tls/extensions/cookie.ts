import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from './vectors.js';

/** What a HelloRetryRequest asks to hear again (RFC 8446 §4.2.2); a view. */
export interface Cookie {
  readonly type: 'cookie';
  readonly cookie: Uint8Array;
}

export function cookie(reader: Reader): Cookie {
  return { type: 'cookie', cookie: opaque16(reader) };
}
