import type { Reader } from '../../bytes/reader.js';
import { latin1, opaque16 } from '../extensions/vectors.js';

/** Where the client's certificates can be fetched (RFC 6066 §5). Bytes as latin1; never fetched. */
export interface CertificateUrl {
  readonly type: 'certificate_url';
  /** 0: one certificate each, 1: a PkiPath. */
  readonly chainType: number;
  readonly urls: readonly string[];
}

export function readCertificateUrl(reader: Reader): CertificateUrl {
  const chainType = reader.u8();
  const urls = reader.sub(reader.u16(), 'url_and_hash_list').all((entry) => {
    const url = latin1(opaque16(entry));
    entry.skip(1 + 20); // padding, SHA-1
    return url;
  });
  return { type: 'certificate_url', chainType, urls };
}
