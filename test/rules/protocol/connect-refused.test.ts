import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/connect-refused', {
  fires: [
    {
      when: 'the proxy forbids',
      story: aStory()
        .to('10.0.0.9', 3128)
        .tcp()
        .plaintext('client', 'http-connect', 'CONNECT api.example.com:443 HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 403 Forbidden\r\n\r\n')
        .fin('server'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The HTTP proxy refuses to open the tunnel (CONNECT)
        error, proven, blame: middlebox
        The client (10.0.0.5) asked the proxy 10.0.0.9:3128 for a tunnel to api.example.com:443 and got "HTTP/1.1 403 Forbidden". The proxy forbids this destination (403). TLS never began, so no TLS setting will mend it.
        - high: The proxy forbids this destination (403). (The proxy answered 403.)
        > Allow api.example.com:443 in the proxy's rules, or look in its log for what it minds.
        > The same by hand.
          $ curl -v -x http://10.0.0.9:3128 https://api.example.com:443/
        > See which proxy the client is told to use.
          $ env | grep -i proxy"
      `),
    },
    {
      when: 'the proxy asks for a password',
      story: aStory()
        .to('10.0.0.9', 3128)
        .tcp()
        .plaintext('client', 'http-connect', 'CONNECT api.example.com:443 HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
        .fin('server'),
      frames: [4, 5],
    },
    {
      when: 'the proxy cannot reach it: no rule forbids it',
      story: aStory()
        .to('10.0.0.9', 3128)
        .tcp()
        .plaintext('client', 'http-connect', 'CONNECT api.example.com:443 HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 503 Service Unavailable\r\n\r\n')
        .fin('server'),
      frames: [4, 5],
      words: (told) => expect(told).toContain("> Look in the proxy's log for why it could not reach api.example.com:443"),
    },
  ],
  quiet: [
    {
      when: 'the tunnel opens',
      story: aStory()
        .to('10.0.0.9', 3128)
        .tcp()
        .plaintext('client', 'http-connect', 'CONNECT api.example.com:443 HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 200 OK\r\n\r\n')
        .upgrade('http-connect')
        .clientHello(),
    },
    {
      when: 'a page is forbidden without a tunnel',
      story: aStory()
        .tcp()
        .plaintext('client', 'http', 'GET / HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 403 Forbidden\r\n\r\n')
        .fin('server'),
    },
  ],
});
