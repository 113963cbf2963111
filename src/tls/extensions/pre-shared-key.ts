import type { Reader } from '../../bytes/reader.js';
import { opaque16, opaque8 } from './vectors.js';

/** Sessions the client would resume, or external keys (RFC 8446 §4.2.11). */
export interface OfferedPsks {
  readonly type: 'offered_psks';
  readonly identities: readonly { readonly identity: Uint8Array; readonly obfuscatedTicketAge: number }[];
  /** Bytes of each binder: the hash's length tells the suite family of its key. */
  readonly binders: readonly number[];
}

export function offeredPsks(reader: Reader): OfferedPsks {
  const identities = reader
    .sub(reader.u16(), 'identities')
    .all((entry) => ({ identity: opaque16(entry), obfuscatedTicketAge: entry.u32() }));
  const binders = reader.sub(reader.u16(), 'binders').all((entry) => opaque8(entry).length);
  return { type: 'offered_psks', identities, binders };
}

/** The server's pick, as an index into the offer. */
export interface SelectedPsk {
  readonly type: 'selected_psk';
  readonly index: number;
}

export function selectedPsk(reader: Reader): SelectedPsk {
  return { type: 'selected_psk', index: reader.u16() };
}
