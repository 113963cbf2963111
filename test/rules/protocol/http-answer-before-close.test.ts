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
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Before the connection ended, the server answered with an HTTP error
        info, proven, blame: unknown
        TLS worked; the server (10.0.0.9:443) answered in HTTP: status 503. The server or what stands behind it failed
        - high: The application, not TLS, is where to look (The handshake was finished and the answer came through it.)
        > Look at what handles requests behind the server (10.0.0.9:443): its access and error logs.
        > Repeat the request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
    {
      when: 'the server ends HTTP/2 with an error',
      story: answered({ protocol: 'http/2', status: 200, goaway: 'ENHANCE_YOUR_CALM' }),
      frames: [8],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Before the connection ended, the server answered with an HTTP error
        warning, proven, blame: unknown
        TLS worked; the server (10.0.0.9:443) answered in HTTP: status 200, GOAWAY ENHANCE_YOUR_CALM for the whole connection. The client sends more than the server is willing to take
        - high: The application, not TLS, is where to look (The handshake was finished and the answer came through it.)
        > Look at what handles requests behind the server (10.0.0.9:443): its access and error logs.
        > Repeat the request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
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
