import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const retried = () => aStory().tcp().clientHello().helloRetryRequest().clientHello();

ruleTest('middlebox/retry-not-understood', {
  fires: [
    { when: 'the second hello is reset', story: retried().rst('server'), frames: [5, 6, 7], words: (told) => expect(told).toMatchInlineSnapshot(`
      "After a HelloRetryRequest, the second ClientHello gets no answer
      error, likely, blame: unknown
      The server (10.0.0.9:443) asked for another ClientHello, got it, and ended the connection without an answer. Few connections take this path, so few test it: a box between may not know a second ClientHello, and a cluster may hand it to a node that did not ask for it. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
      - medium: A firewall or proxy on the way takes the second ClientHello for an anomaly. (The first exchange passed, the second did not.)
      - medium: A load balancer gave the second ClientHello to another node, which knows nothing of the first. (The state of the retry lives in one node, unless it is in a cookie that all can read.)
      > Let the client send a key for secp256r1 at once, then no second ClientHello is needed; and update the box or server that cuts.
      > With the group that the server wants, first.
        $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -groups P-256 </dev/null
      > And with TLS 1.2, which has no retry.
        $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -tls1_2 </dev/null"
    `), },
    { when: 'the second hello is met with silence', story: retried().silence('client-hello'), frames: [5, 6, 7] },
    {
      when: 'a box resets the second hello',
      story: aStory().server({ ttl: 64 }).tcp().clientHello().helloRetryRequest().clientHello().rst('server', { ttl: 255 }),
      frames: [5, 6, 7],
      words: (told) => expect(told).toContain('- high: A firewall or proxy on the way takes the second ClientHello for an anomaly. (The reset arrived with TTL 255'),
    },
    {
      when: 'a host that knows nothing resets it',
      story: aStory().server({ ttl: 64 }).tcp().clientHello().helloRetryRequest().clientHello().rst('server', { ttl: 64, acked: false, window: 0 }),
      frames: [5, 6, 7],
      words: (told) => expect(told).toContain('- high: A load balancer gave the second ClientHello to another node'),
    },
    {
      when: 'the second hello never arrives',
      story: retried().silence('client-hello', 8_000, false).client({ sent: 1040, acked: 517, retransmissions: 5 }),
      frames: [5, 6, 7],
      words: (told) => expect(told).toContain('The client sent it 6 times, and it was never confirmed'),
    },
  ],
  quiet: [
    { when: 'the second hello is answered', story: retried().serverHello().completed() },
    { when: 'an alert says why', story: retried().alert('server', 40).fin('server') },
    { when: 'the client is the one that stops', story: aStory().tcp().clientHello().helloRetryRequest().fin('client') },
  ],
});
