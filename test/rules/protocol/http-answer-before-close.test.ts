import { expect } from 'vitest';
import type { HttpAnswer } from '../../../src/tls/http/answer.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const answered = (answer: HttpAnswer) => {
  const story = aStory().tcp().clientHello().serverHello().finished('client').finished('server');
  return story.server({ answer: story.seen(answer, 'server → client: HTTP (decrypted)') });
};

ruleTest('protocol/http-answer-before-close', {
  fires: [
    {
      when: 'the response is an error',
      story: answered({ protocol: 'http/1', status: 503 }),
      frames: [8],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(),
    },
    {
      when: 'the server ends HTTP/2 with an error',
      story: answered({ protocol: 'http/2', status: 200, goaway: 'ENHANCE_YOUR_CALM' }),
      frames: [8],
      words: (told) => expect(told).toMatchInlineSnapshot(),
    },
    {
      when: 'the server gives up a request',
      story: answered({ protocol: 'http/2', reset: 'HTTP_1_1_REQUIRED' }),
      frames: [8],
    },
  ],
  quiet: [
    { when: 'the response is good', story: answered({ protocol: 'http/1', status: 204 }) },
    {
      when: 'HTTP/2 ends in good order',
      story: answered({ protocol: 'http/2', status: 200, goaway: 'NO_ERROR', reset: 'CANCEL' }),
    },
  ],
});
