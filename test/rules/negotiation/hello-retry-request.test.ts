import { expect } from 'vitest';
import { helloRetryRequest } from '../../build/hello.js';
import { aStory } from '../../build/story.js';

const retried = () => {
  const story = aStory().tcp().clientHello();
  return story.server({ retryRequest: story.seen(helloRetryRequest(), 'server → client: HelloRetryRequest') });
};
import { ruleTest } from '../rule-test.js';

ruleTest('negotiation/hello-retry-request', {
  fires: [
    {
      when: 'the server wants another group',
      story: retried().completed(),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server asked for a second ClientHello, which costs one round trip
        info, proven, blame: unknown
        The server answered the first ClientHello with a HelloRetryRequest. The client sent a key for x25519, and the server wants secp256r1. The capture shows no second ClientHello.
        > To save the round trip, have the client send a key for secp256r1 first, or the server accept the client's first choice.
        > With this group first
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -groups P-256 </dev/null"
      `),
    },
  ],
  quiet: [{ when: 'the first guess was right', story: aStory().tcp().clientHello().serverHello().completed() }],
});
