import type { Story } from '../story/story.js';
import type { Stack } from '../tls/stacks/stack.js';
import { shellWord } from './commands.js';
import type { NextStep } from './rule.js';
import { stackFacts, type Answers, type Failure, type Fault, type StackFacts } from './stacks.js';

/** What is known of the client's program, where it was recognised. */
export interface ClientWords {
  readonly stack: Stack;
  /** `curl (OpenSSL)`, `Java`. */
  readonly name: string;
  /** `The client looks like Java.` */
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
  return { stack, name, facts, sentence: `The client ${likely} ${name}.` };
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

/** Who the client seems to be, and what its log says of this failure. */
export function clientSentence(story: Story, failure: Failure): string | undefined {
  const words = clientWords(story);
  if (!words) return undefined;
  const text = words.facts.prints[failure];
  return text ? `${words.sentence.slice(0, -1)}, whose log says "${text}".` : words.sentence;
}

/** Where the client's list of trusted CAs comes from, a sentence. */
export function trustSource(story: Story): string | undefined {
  return clientWords(story)?.facts.trust.source;
}

/** How clients of this kind answer a certificate with this fault; undefined where that is not known. */
export function usualAnswers(story: Story, fault: Fault): Answers | undefined {
  return clientWords(story)?.facts.alerts[fault];
}
