import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/handshake-unfinished', {
  fires: [
    {
      when: 'the server speaks something and nothing else fits',
      story: aStory().tcp().clientHello().applicationData('server').fin('server'),
      frames: [4, 6],
      certainty: 'possible',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection ends before the handshake is complete
        error, possible, blame: unknown
        The server (10.0.0.9:443) ended the connection before the handshake was complete. The packets do not tell why: there is no alert, and what both sides said is in order as far as it goes.
        - medium: The side that ended it had a reason of its own. (The server (10.0.0.9:443) ended it.)
        > Read the logs of both sides at this moment, first of all that of the server (10.0.0.9:443).
        > Try the handshake by hand, with every message shown.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -trace </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'another rule knows more', story: aStory().tcp().clientHello().rst('server') },
    {
      when: 'the capture has a hole',
      story: aStory()
        .tcp()
        .clientHello()
        .applicationData('server')
        .fin('server')
        .gaps({ handshakeHole: { client: false, server: true } }),
    },
    { when: 'the connection is still open', story: aStory().tcp().clientHello().applicationData('server') },
  ],
});
