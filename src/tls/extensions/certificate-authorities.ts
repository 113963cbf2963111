import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from './vectors.js';

/** Issuers that the sender accepts (RFC 8446 §4.2.4): DER of each distinguished name; views. */
export interface CertificateAuthorities {
  readonly type: 'certificate_authorities';
  readonly names: readonly Uint8Array[];
}

export function certificateAuthorities(reader: Reader): CertificateAuthorities {
  return { type: 'certificate_authorities', names: reader.sub(reader.u16(), 'authorities').all(opaque16) };
}
