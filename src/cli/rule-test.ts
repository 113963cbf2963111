import { AssertionError } from 'node:assert';
import { fileURLToPath } from 'node:url';
import { openTrustList } from '../io/trust-list.js';
import type { FindingReport } from '../report/document.js';
import { judge } from '../rules/engine.js';
import { builtInRules } from '../rules/rules.js';
import type { Certainty, Rule } from '../rules/rule.js';
import { type Around, nobodyAround } from '../story/around.js';
import type { Story } from '../story/story.js';
import { analyseFiles } from './pipeline.js';

/** A capture that a rule is tried on. */
export interface CaptureCase {
  /** A path, or `new URL('capture.pcap', import.meta.url)`. */
  readonly capture: string | URL;
  /** As `--trust`; default: `mozilla`. */
  readonly trust?: string;
  /** As `--at`; default: the capture's own time. */
  readonly at?: Date;
}

/** A story made by hand that a rule is tried on, perhaps with answers about other connections. */
export interface StoryCase {
  readonly story: Story;
  readonly around?: Partial<Around>;
}

/** Where the rule must stay quiet. */
export type Quiet = CaptureCase | StoryCase;

/** Where the rule must speak, and what it must say. */
export type Fires = Quiet & {
  /** The frames of its evidence, in order; with several findings one after the other, by connection. */
  readonly frames: readonly number[];
  readonly certainty?: Certainty;
  readonly rootCause?: boolean;
  /** What its title or summary says. */
  readonly says?: string | RegExp;
};

export interface RuleTestOptions {
  readonly fires: readonly Fires[];
  /** Look-alikes. */
  readonly quiet?: readonly Quiet[];
  /** Its id among the built-in rules: one of theirs where it replaces that. Default: `local/rule`. */
  readonly id?: string;
}

type Said = Pick<FindingReport, 'certainty' | 'rootCause' | 'title' | 'summary' | 'evidence'>;

/**
 * Tries a rule, beside the built-in ones, on captures: settles when it fires where it should, on the frames that it
 * should, and is quiet elsewhere; otherwise rejects with an AssertionError that names all misses. It belongs to no test
 * runner: `test('my rule', () => ruleTest(rule, {…}))` in any of them.
 */
export async function ruleTest(rule: Rule, { fires, quiet = [], id = 'local/rule' }: RuleTestOptions): Promise<void> {
  const rules = new Map(builtInRules).set(id, rule);
  const misses: string[] = [];
  for (const one of fires) misses.push(...missesOf(one, await findings(one, id, rules)).map((miss) => `${nameOf(one)}: ${miss}`));
  for (const one of quiet) {
    const said = await findings(one, id, rules);
    if (said.length > 0) misses.push(`${nameOf(one)}: it should be quiet, and says "${said[0].title}" (frames ${framesOf(said).join(', ')})`);
  }
  if (misses.length > 0) throw new AssertionError({ message: [`the rule ${id} does not pass its test`, ...misses].join('\n  ') });
}

function missesOf(wanted: Fires, said: readonly Said[]): string[] {
  if (said.length === 0) return ['it says nothing'];
  const { frames, certainty, rootCause, says } = wanted;
  const misses: string[] = [];
  if (frames.join() !== framesOf(said).join()) misses.push(`its evidence is frames ${framesOf(said).join(', ')}, not ${frames.join(', ')}`);
  for (const one of said) {
    if (certainty !== undefined && one.certainty !== certainty) misses.push(`it is ${one.certainty}, not ${certainty}`);
    if (rootCause !== undefined && one.rootCause !== rootCause) misses.push(rootCause ? 'it is not the root cause' : 'it is the root cause');
    if (says !== undefined && !matches(`${one.title}\n${one.summary}`, says)) misses.push(`it does not say ${says}, but "${one.title}. ${one.summary}"`);
  }
  return misses;
}

function matches(text: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function framesOf(said: readonly Said[]): number[] {
  return said.flatMap(({ evidence }) => evidence.map(({ frame }) => frame));
}

function nameOf(one: Quiet): string {
  return 'capture' in one ? pathOf(one.capture) : `connection ${one.story.id}`;
}

function pathOf(capture: string | URL): string {
  return typeof capture === 'string' ? capture : fileURLToPath(capture);
}

async function findings(one: Quiet, id: string, rules: ReadonlyMap<string, Rule>): Promise<Said[]> {
  return 'capture' in one ? findingsInCapture(one, id, rules) : findingsOfStory(one, id, rules);
}

async function findingsInCapture({ capture, trust = 'mozilla', at }: CaptureCase, id: string, rules: ReadonlyMap<string, Rule>): Promise<Said[]> {
  const found: { id: number; finding: Said }[] = [];
  await analyseFiles([pathOf(capture)], { trust: openTrustList(trust), at, rules, all: true }, {
    told({ connection }) {
      for (const finding of connection.findings) if (finding.rule === id) found.push({ id: connection.id, finding });
    },
    warning: fail,
    end([{ packets, error }]) {
      if (packets === 0) fail(`cannot read ${pathOf(capture)}: ${error?.message ?? 'there is no packet in it'}`);
    },
  });
  return found.sort((a, b) => a.id - b.id).map(({ finding }) => finding);
}

function findingsOfStory({ story, around }: StoryCase, id: string, rules: ReadonlyMap<string, Rule>): Said[] {
  const onProblem = ({ rule, message }: { rule: string; message: string }) => fail(`the rule ${rule} failed: ${message}`);
  const { findings } = judge(story, { ...nobodyAround, ...around }, { rules, onProblem });
  return findings
    .filter(({ rule }) => rule === id)
    .map(({ certainty, rootCause, title, summary, evidence }) => {
      return { certainty, rootCause, title, summary, evidence: evidence.map(({ at, note }) => ({ frame: at.frame, note })) };
    });
}

function fail(message: string): never {
  throw new AssertionError({ message });
}

/** What `match` is given: the stories of a capture, in the order of their first packets. To look at, or to change one. */
export async function storiesOf(capture: string | URL): Promise<Story[]> {
  const stories: Story[] = [];
  const looker: Rule = {
    severity: 'info', certainty: 'possible', cites: ['none'], summary: 'Looks on.',
    match: (story) => void stories.push(story),
    explain: () => fail('the one that looks on has nothing to say'),
  };
  await findingsInCapture({ capture }, 'local/looker', new Map([['local/looker', looker]]));
  return [...new Map(stories.map((story) => [story.id, story])).values()].sort((a, b) => a.id - b.id);
}
