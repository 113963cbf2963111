import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const agreed = (cipherSuite: number) => aStory().tcp().clientHello().serverHello({ version: 0x0303, cipherSuite });
const done = (cipherSuite: number) => agreed(cipherSuite).completed(0x0303);

ruleTest('negotiation/weak-cipher', {
  fires: [
    {
      when: 'nothing is encrypted',
      story: done(0x003b),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection uses a cipher suite that protects nothing, or little
        warning, proven, blame: server
        The handshake completed with TLS_RSA_WITH_NULL_SHA256, which does not encrypt at all: everybody on the way can read it. Both sides have it switched on; current libraries do not, unless they are told to.
        > Take such suites out of the list of 10.0.0.9:443, and out of the client's.
        > What does the server choose when it is offered better ones?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    { when: 'nobody says who the server is', story: done(0x0034), frames: [4, 5], words: (told) => expect(told).toContain('does not say who the server is') },
    { when: 'the keys are for export', story: done(0x0003), frames: [4, 5], words: (told) => expect(told).toContain('40 bits') },
    { when: 'it is single DES', story: done(0x0009), frames: [4, 5], words: (told) => expect(told).toContain('56 bits') },
    { when: 'it is RC4', story: done(0x0005), frames: [4, 5], words: (told) => expect(told).toContain('RC4') },
  ],
  quiet: [
    { when: 'it is triple DES, which is merely old', story: done(0x000a) },
    { when: 'it is AES', story: done(0xc02f) },
    { when: 'the handshake failed', story: agreed(0x003b).alert('client', 40) },
  ],
});
