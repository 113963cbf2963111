import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/http-on-tls-port', {
  fires: [
    {
      when: 'the server says so in HTTP',
      story: aStory()
        .tcp()
        .plaintext('client', 'http', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n')
        .plaintext(
          'server',
          'http',
          'HTTP/1.1 400 Bad Request\r\n\r\n<h1>The plain HTTP request was sent to HTTPS port</h1>',
        )
        .fin('server'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client speaks plain HTTP to a port that expects TLS
        error, proven, blame: client
        The client (10.0.0.5) sent a plain HTTP request to 10.0.0.9:443; the server expects TLS there and answered with an error page that says just this. The address has the right port and the wrong scheme, or a proxy in between speaks plain HTTP to a TLS backend.
        - high: The URL says http:// with the port of https://. (The request goes to port 443 and begins "GET / HTTP/1.1".)
        - medium: A proxy or load balancer ends TLS and passes plain HTTP on to a TLS port. (The one who asks here may be a proxy.)
        > Use https:// for this address in the client or proxy, or send plain HTTP to the port that takes it.
        > The same with TLS.
          $ curl -vk https://10.0.0.9:443/
        > And without, to see the same failure.
          $ curl -v http://10.0.0.9:443/"
      `),
    },
    {
      when: 'the server sends an alert',
      story: aStory().tcp().plaintext('client', 'http', 'GET / HTTP/1.1\r\n\r\n').alert('server', 70).fin('server'),
      frames: [4, 5],
      certainty: 'proven',
    },
    {
      when: 'the server hangs up on port 443',
      story: aStory().tcp().plaintext('client', 'http', 'GET / HTTP/1.1\r\n\r\n').fin('server'),
      frames: [4, 5],
      certainty: 'likely',
    },
  ],
  quiet: [
    {
      when: 'plain HTTP works',
      story: aStory()
        .to('10.0.0.9', 80)
        .tcp()
        .plaintext('client', 'http', 'GET / HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 200 OK\r\n\r\n')
        .fin('server'),
    },
    {
      when: 'another 400 has another reason',
      story: aStory()
        .tcp()
        .plaintext('client', 'http', 'GET / HTTP/1.1\r\n\r\n')
        .plaintext('server', 'http', 'HTTP/1.1 400 Bad Request\r\n\r\nno Host')
        .fin('server'),
    },
  ],
});
