/**
 * What a rule file of one's own imports as `tlswhy/rules`: the form of a rule, what `match` is given, and how facts are
 * made of facts.
 */
export { derived, fact, joined, when } from '../story/fact.js';
export { rule } from './rule.js';
export type { FrameRef, Span } from '../bytes/span.js';
export type { Around, Tally } from '../story/around.js';
export type { Fact } from '../story/fact.js';
export type { ClientSide, Party, ServerSide, Side, Stage, Story } from '../story/story.js';
export type { Need } from './need.js';
export type { Blame, Cause, Certainty, Explanation, Found, Likelihood, NextStep, Rule, RuleSpec, Severity } from './rule.js';
