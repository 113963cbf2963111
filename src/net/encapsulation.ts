import type { Peel } from '../link/peel.js';

/** A header that stands before an IP packet, after the link's header or another IP header. */
export interface Encapsulation {
  /** EtherTypes that announce it. */
  readonly etherTypes: readonly number[];
  /** IP protocol numbers that announce it. */
  readonly ipProtocols: readonly number[];
  /** Steps over it and says by EtherType what follows. */
  readonly peel: Peel;
}
