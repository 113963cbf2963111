import type { Story } from '../story/story.js';
import type { Stack } from '../tls/stacks/stack.js';
import { shellWord } from './commands.js';
import type { NextStep } from './rule.js';
import { stackFacts, type Failure, type StackFacts } from './stacks.js';
import { said } from './words.js';

/** What is known of the client's program, where it was recognised. */
export interface ClientWords {
  readonly stack: Stack;
  /** `OpenSSL (curl)`, `Java`. */
  readonly name: string;
  /** `The client looks like Java: …`, a sentence. */
  readonly sentence: string;
  readonly facts: StackFacts;
}

/** The client in its own terms; undefined where its library was not recognised. */
export function clientWords(story: Story): ClientWords | undefined {
  const stack = story.client.stack?.value;
  const facts = stack && stackFacts(stack);
  if (!stack || !facts) return undefined;
  const name = stack.detail && stack.detail !== stack.name ? `${stack.detail} (${stack.name})` : stack.name;
  const likely = stack.certainty === 'likely' ? 'looks like' : 'may be';
  return { stack, name, facts, sentence: `The client ${likely} ${name}: ${stack.because}.` };
}

/** What the client's own log says of this failure: half a sentence with the text in quotes. */
export function clientPrints(story: Story, failure: Failure): string | undefined {
  const words = clientWords(story);
  const text = words?.facts.prints[failure];
  return words && text && `${words.name} prints "${text}".`;
}

/** How to see what the client trusts, in its own terms; `host` stands for HOST and URL in the commands. */
export function trustSteps(story: Story, host: string): readonly NextStep[] {
  const words = clientWords(story);
  if (!words) return [];
  return words.facts.trust.steps.map(({ text, command }, at) => ({
    text: at === 0 ? `For ${words.name}: ${text}` : text,
    command: command?.replace(/\bURL\b/, () => shellWord(`https://${host}/`)).replace(/\bHOST\b/, () => shellWord(host)),
  }));
}

/** Who the client seems to be, what it trusts, and what its log says of this failure. */
export function trustSentences(story: Story): string | undefined {
  const words = clientWords(story);
  return words && said(words.sentence, words.facts.trust.source, clientPrints(story, 'unknownCa'));
}
