import type { Fact } from '../story/fact.js';
import type { Party, Stage, Story } from '../story/story.js';
import type { Around } from '../story/around.js';
import type { Need } from './need.js';

export type Severity = 'error' | 'warning' | 'info';
/** proven: it stands in the packets; likely: nothing else fits well; possible: one of several. */
export type Certainty = 'proven' | 'likely' | 'possible';
export type Blame = 'client' | 'server' | 'network' | 'middlebox' | 'unknown';
export type Likelihood = 'high' | 'medium' | 'low';

/** What `match` found. Every Fact in it becomes evidence; other values are for the words only. */
export type Found = Record<string, unknown>;

export interface Cause {
  readonly text: string;
  readonly likelihood: Likelihood;
  /** What in this capture speaks for it. */
  readonly why: string;
}

export interface NextStep {
  readonly text: string;
  readonly command?: string;
}

/** The words of a finding: what happened, why, what to do; with this connection's own names, times and numbers. */
export interface Explanation {
  /** Overrides the rule's summary as the finding's title. */
  readonly title?: string;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly blame: Blame;
  readonly causes?: readonly Cause[];
  readonly next?: readonly NextStep[];
}

/**
 * What a rule file exports, by `rule({…})`. Functions that take what was found stand below `match`: TypeScript infers
 * from top to bottom.
 */
export interface RuleSpec<F extends Found> {
  /** The worst it may be. */
  readonly severity: Severity;
  /** Where it depends on what was found: a fault that the other side did not mind is no error. */
  readonly severityOf?: (found: F) => Severity;
  /** The most it may claim; a function where it depends on what was found. The engine lowers it for gaps in the capture. */
  readonly certainty: Certainty | ((found: F) => Certainty);
  /** Where it is written: `RFC 8446 §6.2`. The engine makes links of RFC numbers. */
  readonly cites: readonly [string, ...string[]];
  /** One sentence, without a connection's names: `tlswhy rules` and the finding's title. */
  readonly summary: string;
  /** One or two sentences for `tlswhy explain`: which packets prove it, and what it must not be taken for. */
  readonly proof?: string;
  /** At which stage it strikes; default: the story's own. */
  readonly stage?: Stage;
  /**
   * Rules (`tcp/reset-after-client-hello`) or families (`alert/*`) that explain less when this one speaks:
   * they stay as findings but are not the root cause.
   */
  readonly outranks?: readonly string[];
  /** It only names what another finding explains: not told beside a root cause. */
  readonly yields?: boolean;
  /**
   * Whose silence the rule takes for a fact; the engine lowers its certainty where the capture may have missed that
   * side's words. Default: both. Empty: the rule reads only what stands there.
   */
  readonly silenceOf?: readonly Party[];
  /** It speaks only where no other rule found an error: so that a broken story is never without a finding. */
  readonly lastResort?: boolean;
  /** It is asked only about stories that have all of these. Default: about all. */
  readonly needs?: readonly Need[];
  /** The facts that make the case, or nothing. Pure. */
  match(story: Story, around: Around): F | undefined;
  explain(found: F, story: Story): Explanation;
}

/** A rule as the engine keeps it; its id is its path, given by the registry. */
export type Rule = RuleSpec<Found>;

/** Checks the types of a rule's two halves against each other. */
export function rule<F extends Found>(spec: RuleSpec<F>): Rule {
  // match makes what explain takes: the engine hands one's result to the other and to nobody else.
  return spec as RuleSpec<Found>;
}

export type { Fact };
