export { judge, type JudgeOptions, type RuleProblem } from './engine.js';
export { builtInRules } from './rules.js';
export { bearsOnTls } from './status.js';
export type { Finding, Status, Verdict } from './finding.js';
export type { Blame, Cause, Certainty, Explanation, Likelihood, NextStep, Rule, RuleSpec, Severity } from './rule.js';
