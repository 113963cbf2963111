import { describe, expect, it } from 'vitest';
import { judge } from '../../src/rules/engine.js';
import type { Finding } from '../../src/rules/finding.js';
import { builtInRules } from '../../src/rules/rules.js';
import { nobodyAround, type Around } from '../../src/story/around.js';
import type { Story } from '../../src/story/story.js';
import type { StoryBuilder } from '../build/story.js';

export interface Fires {
  /** A sentence's end: `tcp/refused fires …`. */
  readonly when: string;
  readonly story: Story | StoryBuilder;
  /** The frames of its evidence, in order. */
  readonly frames: readonly number[];
  readonly around?: Partial<Around>;
  readonly certainty?: Finding['certainty'];
  /** False where another rule is expected to explain more. */
  readonly rootCause?: boolean;
  /** What a person reads, exactly: see `words`. Left out where one snapshot already shows the words. */
  readonly words?: (told: string) => void;
}

export interface Quiet {
  /** The look-alike: `tcp/refused stays quiet …`. */
  readonly when: string;
  readonly story: Story | StoryBuilder;
  readonly around?: Partial<Around>;
}

/**
 * What a rule's test says: where it fires and on which frames, the look-alikes where it must stay quiet, its words.
 *
 *     ruleTest('tcp/refused', {
 *       fires: [{ when: 'a RST answers the SYN', story: aStory().syn().refused(), frames: [1, 2],
 *                 words: (told) => expect(told).toMatchInlineSnapshot() }],
 *       quiet: [{ when: 'nothing answers', story: aStory().syn(4).silence('syn') }],
 *     });
 */
export function ruleTest(id: string, { fires, quiet }: { fires: readonly Fires[]; quiet: readonly Quiet[] }): void {
  describe(id, () => {
    for (const one of fires) it(`fires when ${one.when}`, () => checkFires(id, one));
    for (const one of quiet) {
      it(`stays quiet when ${one.when}`, () => expect(findingOf(id, one)).toBeUndefined());
    }
  });
}

function checkFires(id: string, one: Fires): void {
  const finding = findingOf(id, one);
  if (!finding) throw new Error(`${id} says nothing`);
  expect(finding.evidence.map(({ at }) => at.frame)).toEqual(one.frames);
  expect(finding.rootCause, 'is the root cause').toBe(finding.severity === 'error' && (one.rootCause ?? true));
  if (one.certainty) expect(finding.certainty).toBe(one.certainty);
  one.words?.(words(finding));
}

/** The finding of this rule among all that the built-in rules say of the story. A rule that throws fails the test. */
export function findingOf(id: string, { story, around }: Pick<Quiet, 'story' | 'around'>): Finding | undefined {
  expect([...builtInRules.keys()]).toContain(id);
  const told = 'story' in story ? story.story : story;
  const onProblem = ({ rule, message }: { rule: string; message: string }) => {
    throw new Error(`${rule} threw: ${message}`);
  };
  return judge(told, { ...nobodyAround, ...around }, { onProblem }).findings.find((one) => one.rule === id);
}

/** A finding as plain text, one thing a line. */
export function words(finding: Finding): string {
  const causes = finding.causes.map(({ text, likelihood, why }) => `- ${likelihood}: ${text} (${why})`);
  const steps = finding.nextSteps.map(({ text, command }) => (command ? `> ${text}\n  $ ${command}` : `> ${text}`));
  const head = `${finding.severity}, ${finding.certainty}, blame: ${finding.blame}`;
  return [finding.title, head, finding.summary, ...causes, ...steps].join('\n');
}
