import type { Reader } from '../../bytes/reader.js';
import { u16List } from './vectors.js';

/** Signature schemes accepted in a delegated credential (RFC 9345 §4.1.1). */
export interface DelegatedCredential {
  readonly type: 'delegated_credential';
  readonly schemes: readonly number[];
}

export function delegatedCredential(reader: Reader): DelegatedCredential {
  return { type: 'delegated_credential', schemes: u16List(reader, 'supported_signature_algorithm') };
}
