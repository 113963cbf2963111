import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/old-version', {
  fires: [
    {
      when: 'the handshake works with TLS 1.0',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0301 }).completed(0x0301),
      frames: [4, 5, 6],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The connection uses TLS 1.0 or TLS 1.1
          warning, proven, blame: server
          The handshake completed with TLS 1.0. That version is deprecated since 2021, and current software has it switched off. The client offers TLS 1.2 and TLS 1.3, so the server is the old one.
          > Bring the server up to date before the other side drops TLS 1.0.
          > Does the server speak TLS 1.2?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null"
        `),
    },
  ],
  quiet: [
    { when: 'it is TLS 1.2', story: aStory().tcp().clientHello().serverHello({ version: 0x0303 }).completed(0x0303) },
    {
      when: 'it did not work',
      story: aStory().tcp().clientHello().serverHello({ version: 0x0301 }).alert('client', 70),
    },
  ],
});
