import type { Reader } from '../../bytes/reader.js';
import { opaque8 } from '../extensions/vectors.js';

/** DTLS: the server wants its cookie back before it does any work (RFC 6347 §4.2.1). */
export interface HelloVerifyRequest {
  readonly type: 'hello_verify_request';
  readonly version: number;
  readonly cookie: Uint8Array;
}

export function readHelloVerifyRequest(reader: Reader): HelloVerifyRequest {
  return { type: 'hello_verify_request', version: reader.u16(), cookie: opaque8(reader) };
}
