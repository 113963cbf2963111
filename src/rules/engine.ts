import type { Around } from '../story/around.js';
import { nobodyAround } from '../story/around.js';
import type { Story } from '../story/story.js';
import { certainty } from './certainty.js';
import { evidence } from './evidence.js';
import type { Finding, Verdict } from './finding.js';
import { reference } from './reference.js';
import { byWeight, rootCause, type Judged } from './root-cause.js';
import type { Explanation, Found, NextStep, Rule } from './rule.js';
import { builtInRules } from './rules.js';
import { status } from './status.js';

export interface JudgeOptions {
  /** Rules by id; default: the built-in ones. */
  readonly rules?: ReadonlyMap<string, Rule>;
  /** Told of a rule that threw; the others go on. Default: nobody is. */
  readonly onProblem?: (problem: RuleProblem) => void;
}

/** A rule that could not do its work: a fault of the rule, not of the capture. */
export interface RuleProblem {
  readonly rule: string;
  readonly message: string;
}

/** What all rules together say of one story. Pure but for `onProblem`. */
export function judge(story: Story, around: Around = nobodyAround, options: JudgeOptions = {}): Verdict {
  const judged: Judged[] = [];
  // Not for…of: it makes a pair of each rule, some 5 kB for every connection.
  (options.rules ?? builtInRules).forEach((rule, id) => {
    const finding = attempt(id, rule, story, around, options);
    if (finding) judged.push({ finding, rule });
  });
  const findings = judged.length > 0 ? ranked(withoutLastResorts(judged)) : [];
  return { story, status: status(story, findings), findings };
}

function attempt(
  id: string,
  rule: Rule,
  story: Story,
  around: Around,
  { onProblem }: JudgeOptions,
): Finding | undefined {
  try {
    const found = rule.match(story, around);
    return found && tell(id, rule, found, story);
  } catch (error) {
    onProblem?.({ rule: id, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function tell(id: string, rule: Rule, found: Found, story: Story): Finding {
  const words = rule.explain(found, story);
  return {
    rule: id,
    severity: rule.severityOf?.(found) ?? rule.severity,
    certainty: certainty(rule, found, story),
    rootCause: false,
    title: words.title ?? withoutStop(rule.summary),
    summary: `${words.what} ${words.why}`.trim(),
    blame: words.blame,
    stage: rule.stage ?? story.stage,
    evidence: evidence(found),
    causes: words.causes ?? [],
    nextSteps: steps(words),
    references: rule.cites.map(reference),
  };
}

/** What mends it comes first, then what to run to be sure. */
function steps({ fix, next = [] }: Explanation): NextStep[] {
  return [{ text: fix }, ...next];
}

/** A rule of last resort yields to any other error. */
function withoutLastResorts(judged: Judged[]): Judged[] {
  const others = judged.filter(({ rule }) => !rule.lastResort);
  return others.some(({ finding }) => finding.severity === 'error') ? others : judged;
}

function ranked(judged: Judged[]): Finding[] {
  const root = rootCause(judged);
  const rest = judged.filter((one) => one !== root && !one.rule.yields).sort(byWeight);
  const findings = rest.map(({ finding }) => finding);
  return root ? [{ ...root.finding, rootCause: true }, ...findings] : findings;
}

function withoutStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;
}
