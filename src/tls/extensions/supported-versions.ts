import type { Reader } from '../../bytes/reader.js';
import { shortU16List } from './vectors.js';

/** Versions the client can speak, preferred first, GREASE included (RFC 8446 §4.2.1). */
export interface OfferedVersions {
  readonly type: 'offered_versions';
  readonly versions: readonly number[];
}

export function offeredVersions(reader: Reader): OfferedVersions {
  return { type: 'offered_versions', versions: shortU16List(reader, 'versions') };
}

/** The version the server chose. */
export interface SelectedVersion {
  readonly type: 'selected_version';
  readonly version: number;
}

export function selectedVersion(reader: Reader): SelectedVersion {
  return { type: 'selected_version', version: reader.u16() };
}
