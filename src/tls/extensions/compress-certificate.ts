import type { Reader } from '../../bytes/reader.js';
import { shortU16List } from './vectors.js';

/** Compressions accepted for Certificate (RFC 8879 §3): 1 zlib, 2 brotli, 3 zstd. */
export interface CompressCertificate {
  readonly type: 'compress_certificate';
  readonly algorithms: readonly number[];
}

export function compressCertificate(reader: Reader): CompressCertificate {
  return { type: 'compress_certificate', algorithms: shortU16List(reader, 'algorithms') };
}
