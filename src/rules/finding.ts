import type { Span } from '../bytes/span.js';
import type { Stage, Story } from '../story/story.js';
import type { Blame, Cause, Certainty, NextStep, Severity } from './rule.js';

/** What one rule has to say of one story. */
export interface Finding {
  /** The rule's id: `certificate/unknown-ca`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  readonly rootCause: boolean;
  readonly title: string;
  /** One to three sentences: what happened and why. */
  readonly summary: string;
  readonly blame: Blame;
  readonly stage: Stage;
  /** Derived from the facts that matched, in the order of frames. */
  readonly evidence: readonly Span[];
  readonly causes: readonly Cause[];
  readonly nextSteps: readonly NextStep[];
  readonly references: readonly { readonly text: string; readonly url?: string }[];
}

export type Status = 'ok' | 'failed' | 'degraded' | 'incomplete';

/** A story with what the rules say of it. Root cause first, then by severity. */
export interface Verdict {
  readonly story: Story;
  readonly status: Status;
  readonly findings: readonly Finding[];
}
