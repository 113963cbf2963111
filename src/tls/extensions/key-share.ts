import type { Reader } from '../../bytes/reader.js';
import { opaque16 } from './vectors.js';

export interface KeyShareEntry {
  readonly group: number;
  /** Bytes of the public key. */
  readonly length: number;
}

/** Public keys the client sends ahead (RFC 8446 §4.2.8). */
export interface OfferedKeyShares {
  readonly type: 'offered_key_shares';
  readonly shares: readonly KeyShareEntry[];
}

export function offeredKeyShares(reader: Reader): OfferedKeyShares {
  return { type: 'offered_key_shares', shares: reader.sub(reader.u16(), 'client_shares').all(entry) };
}

/** The server's public key, in the group it chose. */
export interface SelectedKeyShare {
  readonly type: 'selected_key_share';
  readonly share: KeyShareEntry;
}

export function selectedKeyShare(reader: Reader): SelectedKeyShare {
  return { type: 'selected_key_share', share: entry(reader) };
}

/** The group for which a HelloRetryRequest wants a share. */
export interface RequestedGroup {
  readonly type: 'requested_group';
  readonly group: number;
}

export function requestedGroup(reader: Reader): RequestedGroup {
  return { type: 'requested_group', group: reader.u16() };
}

function entry(reader: Reader): KeyShareEntry {
  return { group: reader.u16(), length: opaque16(reader).length };
}
