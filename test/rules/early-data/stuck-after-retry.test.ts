import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const asked = () => aStory().tcp().clientHello({ flags: [42], psk: true }).helloRetryRequest();

ruleTest('early-data/stuck-after-retry', {
  fires: [{ when: 'the client gives up without a second hello', story: asked().wait(9_000).fin('client'), frames: [4, 5, 6], words: (told) => expect(told).toMatchInlineSnapshot(`
    "After early data and a HelloRetryRequest, the client does not go on
    error, likely, blame: client
    The client (10.0.0.5) sent early data, was asked for another ClientHello, and sent none. Its TLS library lost its way between early data and the retry: it is the client's turn.
    - high: A fault in the client's handling of HelloRetryRequest after early data. (The server had asked for a second ClientHello, which a client must send or refuse by an alert.)
    - low: The HelloRetryRequest did not reach the client. (A capture there would tell.)
    > Update the TLS library of the client, or switch early data off there."
  `), }],
  quiet: [
    { when: 'the second hello comes', story: asked().clientHello().serverHello().completed() },
    { when: 'the client refuses by an alert', story: asked().alert('client', 47) },
    { when: 'there was no early data', story: aStory().tcp().clientHello().helloRetryRequest().fin('client') },
  ],
});
