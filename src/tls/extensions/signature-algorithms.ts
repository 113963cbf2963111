import type { Reader } from '../../bytes/reader.js';
import { u16List } from './vectors.js';

/** Signature schemes that the sender can verify, preferred first (RFC 8446 §4.2.3). */
export interface SignatureAlgorithms {
  readonly type: 'signature_algorithms';
  readonly schemes: readonly number[];
}

export function signatureAlgorithms(reader: Reader): SignatureAlgorithms {
  return { type: 'signature_algorithms', schemes: u16List(reader, 'supported_signature_algorithms') };
}

/** The same for the signatures within certificates, where they differ. */
export interface SignatureAlgorithmsCert {
  readonly type: 'signature_algorithms_cert';
  readonly schemes: readonly number[];
}

export function signatureAlgorithmsCert(reader: Reader): SignatureAlgorithmsCert {
  return { type: 'signature_algorithms_cert', schemes: u16List(reader, 'supported_signature_algorithms') };
}
