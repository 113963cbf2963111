import type { Around } from '../story/around.js';
import { nobodyAround } from '../story/around.js';
import type { Story } from '../story/story.js';
import { certainty, leansOnGap } from './certainty.js';
import { evidence } from './evidence.js';
import type { Finding, Verdict } from './finding.js';
import { has, type Needs, needsOf } from './need.js';
import { reference } from './reference.js';
import { byWeight, rootCause, type Judged } from './root-cause.js';
import type { Cause, Explanation, Found, Likelihood, NextStep, Rule } from './rule.js';
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

/** While the root cause is still being looked for. */
type JudgedHere = Judged & { readonly finding: ToldFinding };

/** What all rules together say of one story. Pure but for `onProblem`. */
export function judge(story: Story, around: Around = nobodyAround, options: JudgeOptions = {}): Verdict {
  const judged = ask(listed(options.rules ?? builtInRules).for(story), story, around, options);
  const findings = judged.length > 0 ? ranked(withoutLastResorts(judged)) : [];
  return { story, status: status(story, findings), findings };
}

/** A rule made ready to be asked: objects of one shape, whatever each rule says of itself. */
interface Listed {
  readonly id: string;
  readonly rule: Rule;
  readonly match: Rule['match'];
}

/** Rules, and which of them are asked about a story, by what it has. */
class RuleList {
  private readonly all: readonly (Listed & { readonly needs: Needs })[];
  private readonly byStory = new Map<Needs, readonly Listed[]>();

  constructor(rules: ReadonlyMap<string, Rule>) {
    this.all = Array.from(rules, ([id, rule]) => ({ id, rule, match: rule.match, needs: needsOf(rule.needs ?? []) }));
  }

  for(story: Story): readonly Listed[] {
    const had = has(story);
    const known = this.byStory.get(had);
    if (known) return known;
    const asked = this.all.filter(({ needs }) => (needs & had) === needs);
    this.byStory.set(had, asked);
    return asked;
  }
}

const lists = new WeakMap<ReadonlyMap<string, Rule>, RuleList>();

function listed(rules: ReadonlyMap<string, Rule>): RuleList {
  const known = lists.get(rules) ?? new RuleList(rules);
  lists.set(rules, known);
  return known;
}

/** All within one `try`: most rules have less to do than to enter their own. One that throws is passed over. */
function ask(rules: readonly Listed[], story: Story, around: Around, { onProblem }: JudgeOptions): JudgedHere[] {
  const judged: JudgedHere[] = [];
  for (let next = 0; next < rules.length; ) {
    try {
      while (next < rules.length) {
        const { id, rule, match } = rules[next++];
        const found = match.call(rule, story, around);
        if (found) judged.push({ finding: new ToldFinding(id, rule, found, story, onProblem), rule });
      }
    } catch (error) {
      onProblem?.(problemOf(rules[next - 1].id, error));
    }
  }
  return judged;
}

function problemOf(rule: string, error: unknown): RuleProblem {
  return { rule, message: error instanceof Error ? error.message : String(error) };
}

/** A finding whose words are made when they are read: most connections are judged more often than they are shown. */
class ToldFinding implements Finding {
  readonly severity: Finding['severity'];
  readonly certainty: Finding['certainty'];
  readonly stage: Finding['stage'];
  rootCause = false;
  private told?: Explanation;
  private proof?: Finding['evidence'];
  private ordered?: Finding['causes'];

  constructor(
    readonly rule: string,
    private readonly spec: Rule,
    private readonly found: Found,
    private readonly story: Story,
    private readonly onProblem: JudgeOptions['onProblem'],
  ) {
    // What the capture may just not hold makes nothing failed, and nobody is warned of it: it is a guess, and told as one.
    const isGuess = spec.severity === 'error' && leansOnGap(spec, found, story);
    this.severity = isGuess ? 'info' : (spec.severityOf?.(found) ?? spec.severity);
    this.certainty = certainty(spec, found, story);
    this.stage = spec.stage ?? story.stage;
  }

  get title(): string {
    return this.words.title ?? withoutStop(this.spec.summary);
  }

  get summary(): string {
    return `${this.words.what} ${this.words.why}`.trim();
  }

  get blame(): Finding['blame'] {
    return this.words.blame;
  }

  get evidence(): Finding['evidence'] {
    return (this.proof ??= evidence(this.found));
  }

  get causes(): Finding['causes'] {
    return (this.ordered ??= mostLikelyFirst(this.words.causes ?? []));
  }

  get nextSteps(): Finding['nextSteps'] {
    return steps(this.words);
  }

  get references(): Finding['references'] {
    return this.spec.cites.map(reference);
  }

  private get words(): Explanation {
    return (this.told ??= this.explain());
  }

  /** A rule that cannot find its words still stands with its summary. */
  private explain(): Explanation {
    try {
      return this.spec.explain(this.found, this.story);
    } catch (error) {
      this.onProblem?.(problemOf(this.rule, error));
      return { what: this.spec.summary, why: '', fix: 'Look at the frames of the proof.', blame: 'unknown' };
    }
  }
}

const likelihoods: readonly Likelihood[] = ['high', 'medium', 'low'];

/** Reports say that they stand so; those that are as likely keep the rule's order. */
function mostLikelyFirst(causes: readonly Cause[]): readonly Cause[] {
  return [...causes].sort((a, b) => likelihoods.indexOf(a.likelihood) - likelihoods.indexOf(b.likelihood));
}

/** What mends it comes first, then what to run to be sure. */
function steps({ fix, next = [] }: Explanation): NextStep[] {
  return [{ text: fix }, ...next];
}

/** A rule of last resort yields to any other error. */
function withoutLastResorts(judged: JudgedHere[]): JudgedHere[] {
  const others = judged.filter(({ rule }) => !rule.lastResort);
  return others.some(({ finding }) => finding.severity === 'error') ? others : judged;
}

function ranked(judged: JudgedHere[]): Finding[] {
  const root = rootCause(judged);
  const rest = judged.filter((one) => one !== root && !(one.rule.yields && root)).sort(byWeight);
  const findings = rest.map(({ finding }) => finding);
  if (!root) return findings;
  root.finding.rootCause = true;
  return [root.finding, ...findings];
}

function withoutStop(sentence: string): string {
  return sentence.endsWith('.') ? sentence.slice(0, -1) : sentence;
}
