import type { Reader } from '../../bytes/reader.js';

/** New traffic keys from here on (RFC 8446 §4.6.3). */
export interface KeyUpdate {
  readonly type: 'key_update';
  /** The peer shall do the same. */
  readonly requested: boolean;
}

export function readKeyUpdate(reader: Reader): KeyUpdate {
  return { type: 'key_update', requested: reader.u8() === 1 };
}
