import type { Reference } from '../reference.js';
import type { NextStep } from '../rule.js';

/** The answer to `tlswhy explain WHAT`: data only; how it is printed is the command line's business. */
export interface Explained {
  readonly kind: 'alert' | 'rule' | 'error-text';
  /** One line: `alert 48, unknown_ca`. */
  readonly heading: string;
  /** Paragraphs of plain sentences. */
  readonly paragraphs: readonly string[];
  /** Which failures are behind it, and the packets that would prove each. */
  readonly proofs: readonly ProvenBy[];
  readonly next: readonly NextStep[];
  readonly references: readonly Reference[];
}

export interface ProvenBy {
  readonly rule: string;
  /** The rule's one sentence. */
  readonly summary: string;
  readonly packets: string;
}
