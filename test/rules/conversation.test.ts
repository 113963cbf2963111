import { describe, expect, it } from 'vitest';
import { serverAnswer } from '../../src/rules/conversation.js';
import { fact } from '../../src/story/fact.js';
import { aStory, at, type StoryBuilder } from '../build/story.js';

/** A TLS 1.3 connection, complete, whose server then sends records of these lengths. */
function answered(lengths: readonly number[], requestFirst = true): StoryBuilder {
  const story = aStory().tcp().clientHello().serverHello().completed();
  if (requestFirst) story.applicationData('client');
  const first = story.last + 1;
  for (const length of lengths) story.encrypted('server', length);
  if (lengths.length > 0) story.server({ applicationData: fact(lengths[0], at(first), 'application data') });
  return requestFirst ? story : story.applicationData('client');
}

describe('without keys, a TLS 1.3 server', () => {
  it.each([
    ['none', [], true],
    ['tickets', [250, 250], true],
    ['perhaps a ticket', [250], true],
    ['tickets', [230], false],
    ['answered', [250, 250, 900], true],
    ['answered', [4000], true],
    ['answered', [300, 301], true],
  ] as const)('has sent: %s, by its records %j', (answer, lengths, requestFirst) => {
    expect(serverAnswer(answered(lengths, requestFirst).story)).toBe(answer);
  });
});

it('takes any data of a TLS 1.2 server for an answer', () => {
  const story = aStory().tcp().clientHello().completed(0x0303).applicationData('client').applicationData('server', 250);
  expect(serverAnswer(story.story)).toBe('answered');
});
