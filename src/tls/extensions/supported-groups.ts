import type { Reader } from '../../bytes/reader.js';
import { u16List } from './vectors.js';

/** Groups for the key exchange, preferred first (RFC 8446 §4.2.7, RFC 8422 §5.1.1). */
export interface SupportedGroups {
  readonly type: 'supported_groups';
  readonly groups: readonly number[];
}

export function supportedGroups(reader: Reader): SupportedGroups {
  return { type: 'supported_groups', groups: u16List(reader, 'named_group_list') };
}
