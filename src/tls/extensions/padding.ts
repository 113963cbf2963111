import type { Reader } from '../../bytes/reader.js';

/** Zeros that make the hello longer (RFC 7685); `zeros` is false where something else hides in there. */
export interface Padding {
  readonly type: 'padding';
  readonly length: number;
  readonly zeros: boolean;
}

export function padding(reader: Reader): Padding {
  const bytes = reader.rest();
  return { type: 'padding', length: bytes.length, zeros: bytes.every((byte) => byte === 0) };
}
