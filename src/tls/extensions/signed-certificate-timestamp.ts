import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from './vectors.js';

/** Certificate Transparency (RFC 6962 §3.3): empty when asked for, else the timestamps; `count` of them. */
export interface SignedCertificateTimestamp {
  readonly type: 'signed_certificate_timestamp';
  readonly count: number;
}

export function signedCertificateTimestamp(reader: Reader): SignedCertificateTimestamp {
  const count = reader.left === 0 ? 0 : reader.sub(reader.u16(), 'sct_list').all(opaque16).length;
  return { type: 'signed_certificate_timestamp', count };
}
