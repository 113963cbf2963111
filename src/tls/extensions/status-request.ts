import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from './vectors.js';

/** Asks for a stapled OCSP response (RFC 6066 §8); `statusType` 1 is OCSP. */
export interface StatusRequest {
  readonly type: 'status_request';
  readonly statusType: number;
  readonly responderIds: number;
}

export function statusRequest(reader: Reader): StatusRequest {
  const statusType = reader.u8();
  const responderIds = reader.sub(reader.u16(), 'responder_id_list').all(opaque16).length;
  opaque16(reader);
  return { type: 'status_request', statusType, responderIds };
}

/** The staple that rides on a TLS 1.3 Certificate entry (RFC 8446 §4.4.2.1). */
export interface StapledStatus {
  readonly type: 'stapled_status';
  readonly statusType: number;
  /** DER of the OCSPResponse; a view. */
  readonly response: Uint8Array;
}

export function stapledStatus(reader: Reader): StapledStatus {
  return { type: 'stapled_status', statusType: reader.u8(), response: reader.view(reader.u24()) };
}
