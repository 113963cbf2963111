import type { Reader } from '../../bytes/reader.js';

/** Hash over the whole handshake (RFC 8446 §4.4.4); a view. */
export interface Finished {
  readonly type: 'finished';
  readonly verifyData: Uint8Array;
}

export function readFinished(reader: Reader): Finished {
  return { type: 'finished', verifyData: reader.rest() };
}
