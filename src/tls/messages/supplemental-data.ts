import type { Reader } from '../../bytes/reader.js';

/** Application data within the handshake (RFC 4680 §2): kind of each entry and its bytes. */
export interface SupplementalData {
  readonly type: 'supplemental_data';
  readonly entries: readonly { readonly kind: number; readonly length: number }[];
}

export function readSupplementalData(reader: Reader): SupplementalData {
  const entries = reader.sub(reader.u24(), 'supp_data').all((entry) => {
    const kind = entry.u16();
    const length = entry.u16();
    entry.skip(length);
    return { kind, length };
  });
  return { type: 'supplemental_data', entries };
}
