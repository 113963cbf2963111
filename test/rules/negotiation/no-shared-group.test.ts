import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/no-shared-group', {
  fires: [
    {
      when: 'the client offers only a rare group',
      story: aStory()
        .tcp()
        .clientHello({ groups: [0x001a], keyShares: [0x001a] })
        .alert('server', 40),
      frames: [4, 5],
      certainty: 'likely',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
          "The server has none of the key exchange groups that the client offers
          error, likely, blame: client
          The server (10.0.0.9:443) ended the connection with the fatal alert handshake_failure (40), in answer to the ClientHello. For the key exchange the client offers only brainpoolP256r1, and not P-256, P-384 or X25519, which practically every server has.
          - high: The client's list of groups is pinned (a policy, FIPS, post-quantum only) (It offers brainpoolP256r1.)
          - low: The server's list of groups is pinned (It may have others than the usual ones.)
          - low: Something else in the hello is missing (The alert does not say what.)
          > Have the client offer X25519 and P-256 as well.
          > Does it work with common groups?
            $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -groups X25519:P-256 </dev/null"
        `),
    },
    {
      when: 'Java says so by unexpected_message',
      story: aStory().tcp().clientHello({ groups: [30], keyShares: [30] }).alert('server', 10),
      frames: [4, 5],
      certainty: 'likely',
    },
    {
      when: 'the client has X25519 and no P-256',
      story: aStory().tcp().clientHello({ groups: [29], keyShares: [29] }).alert('server', 40),
      frames: [4, 5],
      certainty: 'possible',
    },
  ],
  quiet: [{ when: 'a common group is there', story: aStory().tcp().clientHello().alert('server', 40) }],
});
