import type { Reader } from '../../bytes/reader.js';
import { u8List } from './vectors.js';

/** How a pre-shared key may be used (RFC 8446 §4.2.9): 0 alone, 1 with (EC)DHE. */
export interface PskKeyExchangeModes {
  readonly type: 'psk_key_exchange_modes';
  readonly modes: readonly number[];
}

export function pskKeyExchangeModes(reader: Reader): PskKeyExchangeModes {
  return { type: 'psk_key_exchange_modes', modes: u8List(reader, 'ke_modes') };
}
