import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const slow = (ms: number, clientAuth: 'none' | 'requested' = 'none') =>
  aStory().tcp().clientHello().serverHello().wait(ms).completed().tls({ clientAuth });

ruleTest('latency/client-slow', {
  fires: [
    { when: 'the client goes on after eight seconds', story: slow(8_000), frames: [5, 8], rootCause: false, words: (told) => expect(told).toMatchInlineSnapshot(`
      "The client took 8 s to go on after the server's messages
      warning, likely, blame: client
      The client (10.0.0.5) had all that it needed and went on 8 s later. This is where a client judges the certificate; some ask others about it, or ask a person.
      - high: It asks whether the certificate is revoked (OCSP, CRL), or fetches a missing intermediate (AIA). (A blocked responder costs seconds, and then many clients go on without it.)
      - medium: A person was asked: a certificate warning, a choice of client certificate, a PIN. (Seconds are a human measure.)
      - low: The client machine is busy, or slow at cryptography. (The wait is its own.)
      > Find out what the client asks meanwhile, and whether it may reach whom it asks.
      > On the client: to whom does it talk during the handshake?
        $ tcpdump -nn 'host 10.0.0.5 and (port 53 or port 80)'"
    `), },
    {
      when: 'it may have asked its user for a certificate',
      story: slow(8_000, 'requested'),
      frames: [5, 8],
      rootCause: false,
      words: (told) => expect(told).toContain('info, likely'),
    },
  ],
  quiet: [
    { when: 'the client goes on at once', story: slow(10) },
    { when: 'it is the server that is slow', story: aStory().tcp().clientHello().wait(8_000).serverHello().completed() },
  ],
});
