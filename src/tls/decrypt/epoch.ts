import type { RecordKeys } from './record-keys.js';

/** A stretch of one direction under the same keys. */
export interface Epoch {
  readonly kind: 'early' | 'handshake' | 'application';
  readonly keys: RecordKeys;
  /** What comes after it; undefined when its secret is not there (yet). */
  readonly next: EpochSource;
}

export type EpochSource = () => Epoch | undefined;

/** Nothing comes after it. */
export const noEpoch: EpochSource = () => undefined;

/** Keys are derived when first asked for, and once; keys that are not there yet are asked for again. */
export function once<T>(make: () => T | undefined): () => T | undefined {
  let made: T | undefined;
  return () => (made ??= make());
}
