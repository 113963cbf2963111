import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/closed-after-client-hello', {
  fires: [
    {
      when: 'the server hangs up',
      story: aStory().tcp().clientHello().fin('server').fin('client'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server closes the connection after the ClientHello without an answer
        error, proven, blame: server
        The server (10.0.0.9:443) closed the connection 1 ms after the ClientHello, without one byte of TLS. Whoever reads the ClientHello there has nobody to give it to, or does not expect TLS here. Clients print "unexpected eof while reading" (OpenSSL 3), "SSL_ERROR_SYSCALL" (curl; OpenSSL 1.1 with errno 0), "EOF" (Go), "Remote host terminated the handshake" (Java), "socket hang up" (Node).
        - high: A router by server name has no route for api.example.com. (Routers of this kind close without an alert.)
        - medium: The server expects a PROXY protocol header, or another protocol, before TLS. (It closed in good order, as a program does that has read something unexpected.)
        - low: The process that took the connection ended. (Its kernel closes for it.)
        > Look at what stands first at that address: an SNI router, a TCP load balancer, a server that expects another protocol.
        > Ask by hand, and again without a name.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
  ],
  quiet: [
    { when: 'the client hangs up first', story: aStory().tcp().clientHello().fin('client').fin('server') },
    { when: 'an alert says why', story: aStory().tcp().clientHello().alert('server', 40).fin('server') },
    { when: 'the server resets', story: aStory().tcp().clientHello().rst('server') },
  ],
});
