import type { Reader } from '../../bytes/reader.js';

/** A Certificate message, compressed (RFC 8879 §4). */
export interface CompressedCertificate {
  readonly type: 'compressed_certificate';
  /** 1 zlib, 2 brotli, 3 zstd. */
  readonly algorithm: number;
  /** What its length should be once inflated. */
  readonly uncompressedLength: number;
  readonly compressed: Uint8Array;
}

export function readCompressedCertificate(reader: Reader): CompressedCertificate {
  const algorithm = reader.u16();
  const uncompressedLength = reader.u24();
  return { type: 'compressed_certificate', algorithm, uncompressedLength, compressed: reader.view(reader.u24()) };
}
