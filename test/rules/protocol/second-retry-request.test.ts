import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const retry = { from: 'server', type: 'hello_retry_request', length: 84, encrypted: false } as const;

function asked(times: number) {
  const story = aStory().tcp().clientHello().helloRetryRequest().clientHello();
  const spans = Array.from({ length: times }, () => story.seen(true, 'HelloRetryRequest').spans[0]);
  return story.tls({ messages: spans.map(({ at }) => ({ ...retry, at })) });
}

ruleTest('protocol/second-retry-request', {
  fires: [{ when: 'the server asks again', story: asked(2).alert('client', 10), frames: [5, 6, 8], words: (told) => expect(told).toMatchInlineSnapshot(`
    "The server asks for a new ClientHello twice, which TLS 1.3 forbids
    error, proven, blame: server
    The server (10.0.0.9:443) answered the second ClientHello with another HelloRetryRequest. It did not know that it had asked already: the second ClientHello reached somebody else than the first.
    - high: A load balancer spreads packets or bytes of one connection over several nodes. (Each of them asks for itself.)
    - medium: The server refuses the cookie that it gave out. (Nodes have own secrets.)
    > Keep a connection on one node of the cluster, or share the cookie secret among the nodes.
    > With the group that it wants, first, there is no retry.
      $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -groups P-256:X25519 </dev/null"
  `), }, {
    when: 'the ServerHello has another cipher suite than the request had',
    story: aStory().tcp().clientHello().helloRetryRequest().clientHello().serverHello({ cipherSuite: 0x1302 }).alert('client', 47),
    frames: [5, 6, 7],
    certainty: 'proven',
  }],
  quiet: [{ when: 'the server asks once', story: asked(1).serverHello().completed() }],
});
