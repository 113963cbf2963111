import type { Reader } from '../../bytes/reader.js';

/** A stapled OCSP response up to TLS 1.2 (RFC 6066 §8). In TLS 1.3 it rides on the Certificate. */
export interface CertificateStatus {
  readonly type: 'certificate_status';
  /** 1: OCSP; 2: a list of them (RFC 6961). */
  readonly statusType: number;
  /** DER of the OCSPResponse, or the list as it stands; a view. */
  readonly response: Uint8Array;
}

export function readCertificateStatus(reader: Reader): CertificateStatus {
  return { type: 'certificate_status', statusType: reader.u8(), response: reader.view(reader.u24()) };
}
