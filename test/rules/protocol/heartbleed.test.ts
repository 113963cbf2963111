import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const HEARTBEAT = 24;
const beats = (answer: number) =>
  aStory().tcp().clientHello().serverHello({ version: 0x0302 }).completed(0x0302).encrypted('client', 32, HEARTBEAT).encrypted('server', answer, HEARTBEAT).fin('client');

ruleTest('protocol/heartbleed', {
  fires: [
    { when: 'much more comes back than was sent', story: beats(16_416), frames: [9, 10], certainty: 'proven', words: (told) => expect(told).toMatchInlineSnapshot(`
      "Heartbleed: the server's memory leaks by heartbeats
      error, proven, blame: server
      The client (10.0.0.5) sent heartbeats of 32 bytes and the server (10.0.0.9:443) answered with 16,416 bytes. The surplus is memory of the server process: OpenSSL 1.0.1 to 1.0.1f answer with more than was sent (CVE-2014-0160).
      - high: An attack, or a test, with success. (Heartbeats have no use where TCP keeps the connection.)
      > Update OpenSSL on the server at once; then replace its keys, certificates and all passwords that it held.
      > Does the server offer heartbeats at all?
        $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tlsextdebug </dev/null 2>/dev/null | grep -i heartbeat"
    `), },
    {
      when: 'an honest echo comes back',
      story: beats(48),
      frames: [9, 10],
      rootCause: false,
      words: (told) => expect(told).toContain('warning, likely'),
    },
  ],
  quiet: [{ when: 'nobody sends heartbeats', story: aStory().tcp().clientHello().serverHello().completed().fin('client') }],
});
