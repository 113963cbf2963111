import type { Reader } from '../../bytes/reader.js';

/** Largest plaintext a record may hold (RFC 6066 §4); `bytes` is undefined for codes the RFC does not know. */
export interface MaxFragmentLength {
  readonly type: 'max_fragment_length';
  readonly code: number;
  readonly bytes?: number;
}

export function maxFragmentLength(reader: Reader): MaxFragmentLength {
  const code = reader.u8();
  return { type: 'max_fragment_length', code, bytes: code >= 1 && code <= 4 ? 256 << code : undefined };
}
