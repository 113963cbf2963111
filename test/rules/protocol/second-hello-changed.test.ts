import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const retried = (second: Parameters<ReturnType<typeof aStory>['clientHello']>[0]) =>
  aStory().tcp().clientHello().helloRetryRequest().clientHello(second);

ruleTest('protocol/second-hello-changed', {
  fires: [
    {
      when: 'the second hello has another random and the server refuses it',
      story: retried({ random: new Uint8Array(32).fill(9) }).alert('server', 47),
      frames: [4, 5, 6, 7],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The second ClientHello differs from the first one where it must not
        error, likely, blame: client
        The client (10.0.0.5) answered the HelloRetryRequest with a ClientHello that changes the random, and the server refused it. Both hellos enter the keys; a server must refuse a second hello that is not the first one again.
        - high: A fault of the client's TLS library: it built a new hello instead of mending the old one. (It changed the random.)
        - low: A box on the way rewrites one of the two hellos. (A capture on its other side would show them alike.)
        > Update the client; or find the proxy on the way that rewrites ClientHellos."
      `),
    },
    {
      when: 'an extension disappears and nobody minds',
      story: retried({ flags: [23] }).serverHello().completed(),
      frames: [4, 5, 6],
      rootCause: false,
      words: (told) => expect(told).toContain('info, proven'),
    },
  ],
  quiet: [
    { when: 'only the key share changes', story: retried({ keyShares: [0x0017] }).alert('server', 40) },
    { when: 'early data is taken back', story: retried({ padding: 12 }).serverHello().completed() },
  ],
});
