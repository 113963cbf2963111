import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/malformed-hello', {
  fires: [
    {
      when: 'an extension stands in it twice, and Go calls it unexpected',
      story: aStory().tcp().clientHello({ flags: [23, 23, 65281] }).alert('server', 10).fin('server'),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses a ClientHello that breaks the rules of TLS
        error, likely, blame: client
        The server (10.0.0.9:443) refused the ClientHello, in which extended_master_secret stands twice. A server has to refuse such a hello, and each library has another word for it, or none: the alert says little. Some servers do not look, so the client may work with others.
        - high: The client makes its hello by itself (a fuzzer, a scanner, a library that imitates a browser), and makes it wrong (The fault stands in the hello.)
        - low: A box on the way rewrites hellos (Only a capture at the client can tell.)
        > Mend the client, or what rewrites its hello on the way: no TLS library in order sends this.
        > Compare with what the client sends: capture on its own machine, and read the extensions of the hello."
      `),
    },
    {
      when: 'Java closes without a word',
      story: aStory().tcp().clientHello({ flags: [23, 23] }).fin('server'),
      frames: [4, 5],
      certainty: 'likely',
    },
  ],
  quiet: [
    { when: 'a hello in order is refused', story: aStory().tcp().clientHello().alert('server', 10).fin('server') },
    { when: 'the server does not mind', story: aStory().tcp().clientHello({ flags: [23, 23] }).completed() },
    { when: 'it is the client that gives up', story: aStory().tcp().clientHello({ flags: [23, 23] }).fin('client') },
    {
      when: 'a pre-shared key needs no certificate',
      story: aStory().tcp().clientHello({ versions: [0x0304], groups: [], keyShares: [], signatureAlgorithms: [], psk: 'external' }).alert('server', 40),
    },
  ],
});
