import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from '../extensions/vectors.js';
import type { MessageContext } from './context.js';

/** Proof that the sender holds its certificate's key (RFC 8446 §4.4.3; RFC 5246 §7.4.8). */
export interface CertificateVerify {
  readonly type: 'certificate_verify';
  /** Absent before TLS 1.2, where the key's type decides. */
  readonly signatureAlgorithm?: number;
  readonly signatureLength: number;
  /** A view. */
  readonly signature: Uint8Array;
}

export function readCertificateVerify(reader: Reader, context: MessageContext): CertificateVerify {
  const named = context.tls13 || context.version === undefined || context.version === 0x0303;
  const signatureAlgorithm = named ? reader.u16() : undefined;
  const signature = opaque16(reader);
  return { type: 'certificate_verify', signatureAlgorithm, signatureLength: signature.length, signature };
}
