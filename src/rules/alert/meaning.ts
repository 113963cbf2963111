import type { Party } from '../../story/story.js';
import type { Target } from '../commands.js';
import type { Blame, Cause, Likelihood, NextStep } from '../rule.js';

/** What the handshake had come to when the alert was sent. */
export type Place = 'first' | 'client-hello' | 'server-hello' | 'client-certificate' | 'finished';

/** What an alert means when this side sends it at this place. */
export interface Reading {
  /** Who sends it; absent: either. */
  readonly from?: Party;
  /** After what it comes; absent: anywhere. */
  readonly after?: readonly Place[];
  /** Full sentences. */
  readonly means: string;
  /** Full sentences: what it is taken for, and how to tell. */
  readonly unlike?: string;
  readonly blame: Blame;
  readonly fix: string;
  readonly causes?: readonly Cause[];
  next(target: Target): readonly NextStep[];
}

export interface AlertMeaning {
  readonly code: number;
  /** Completes "The sender says that …". */
  readonly says: string;
  /** The first that fits sender and place speaks; the last fits always. */
  readonly readings: readonly [Reading, ...Reading[]];
}

export function cause(likelihood: Likelihood, text: string, why: string): Cause {
  return { text, likelihood, why };
}

export function step(text: string, command?: string): NextStep {
  return { text, command };
}
