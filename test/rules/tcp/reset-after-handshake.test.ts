import { expect } from 'vitest';
import { fact } from '../../../src/story/fact.js';
import { aStory, at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/reset-after-handshake', {
  fires: [
    {
      when: 'the request is answered by a reset',
      story: aStory().tcp().clientHello().completed(0x0303).applicationData('client').rst('server'),
      frames: [5, 8, 9],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is reset right after the handshake, before any answer
        error, proven, blame: server
        The handshake succeeded; the server (10.0.0.9:443) reset the connection 1 ms after the client's first request. Certificates, versions and ciphers are not the reason: they were agreed on. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: The application closed its socket with unread data, with SO_LINGER zero, or died. (The request was there, and a RST instead of a FIN came back.)
        - medium: A proxy or load balancer could not reach its backend, or cut the connection by policy. (The side that speaks TLS is often not the one that handles the request.)
        > Look at what handles the request behind TLS: its log, its limits, its backend; and at boxes on the way that cut connections.
        > Send a request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
    {
      when: 'two session tickets are all that comes',
      story: aStory()
        .tcp()
        .clientHello()
        .completed()
        .applicationData('client')
        .encrypted('server', 255)
        .encrypted('server', 255)
        .server({ applicationData: fact(255, at(9), 'application data') })
        .rst('server'),
      frames: [5, 8, 11],
      certainty: 'proven',
    },
  ],
  quiet: [
    {
      when: 'the server had answered',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .rst('server'),
    },
    {
      when: 'the client resets',
      story: aStory().tcp().clientHello().completed().applicationData('client').rst('client'),
    },
    {
      when: 'the server had closed before',
      story: aStory().tcp().clientHello().completed().applicationData('client').fin('server').rst('server'),
    },
  ],
});
