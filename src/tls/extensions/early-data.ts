import type { Reader } from '../../bytes/reader.js';

/**
 * In NewSessionTicket: how many bytes of early data the ticket allows (RFC 8446 §4.2.10). Elsewhere early_data is a
 * flag.
 */
export interface EarlyDataLimit {
  readonly type: 'early_data_limit';
  readonly bytes: number;
}

export function earlyDataLimit(reader: Reader): EarlyDataLimit {
  return { type: 'early_data_limit', bytes: reader.u32() };
}
