import type { Reader } from '../../bytes/reader.js';

/** Largest plaintext, in bytes, that the sender wants in a record (RFC 8449 §4). */
export interface RecordSizeLimit {
  readonly type: 'record_size_limit';
  readonly limit: number;
}

export function recordSizeLimit(reader: Reader): RecordSizeLimit {
  return { type: 'record_size_limit', limit: reader.u16() };
}
