import { expect } from 'vitest';
import { aStory, at } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/tls-to-plaintext-port', {
  fires: [
    {
      when: 'HTTP answers',
      story: aStory()
        .to('10.0.0.9', 8080)
        .tcp()
        .clientHello()
        .plaintext('server', 'http', 'HTTP/1.1 400 Bad Request\r\n')
        .fin('server'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client speaks TLS to a port that expects another protocol
        error, proven, blame: client
        The client (10.0.0.5) began with TLS, and 10.0.0.9:8080 answered in plain HTTP: "HTTP/1.1 400 Bad Request". No TLS version is wrong: the bytes are no TLS at all. Clients print "wrong version number" (OpenSSL, curl, Python, Node), "first record does not look like a TLS handshake" (Go), "Unsupported or unrecognized SSL message" (Java).
        - high: Wrong port, or https:// where http:// is meant. (Port 8080 answered with a plain HTTP greeting.)
        - medium: TLS was switched off on the server or on a proxy in front of it. (A client that always spoke TLS here would fail just so.)
        > Use the port on which the server speaks TLS, or plain HTTP without TLS on this one.
        > See what the port says by itself.
          $ nc -w 3 10.0.0.9 8080 </dev/null"
      `),
    },
    {
      when: 'a mail server greets',
      story: aStory()
        .to('10.0.0.9', 587)
        .tcp()
        .clientHello()
        .plaintext('server', 'smtp', '220 mail.example.com ESMTP\r\n')
        .fin('client'),
      frames: [4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client speaks TLS to a port that expects another protocol
        error, proven, blame: client
        The client (10.0.0.5) began with TLS, and 10.0.0.9:587 answered in SMTP: "220 mail.example.com ESMTP". SMTP begins in the clear and turns to TLS only when asked (STARTTLS). Clients print "wrong version number" (OpenSSL, curl, Python, Node), "first record does not look like a TLS handshake" (Go), "Unsupported or unrecognized SSL message" (Java).
        - high: The client is set to "implicit TLS" on a STARTTLS port. (Port 587 answered with a SMTP greeting.)
        - medium: TLS was switched off on the server or on a proxy in front of it. (A client that always spoke TLS here would fail just so.)
        > Set the client to STARTTLS, or use the port of the same service with TLS from the first byte.
        > With STARTTLS.
          $ openssl s_client -connect 10.0.0.9:587 -servername api.example.com -starttls smtp </dev/null
        > See what the port says by itself.
          $ nc -w 3 10.0.0.9 587 </dev/null"
      `),
    },
    {
      when: 'HTTP answers where TLS worked: the port is right',
      story: aStory().tcp().clientHello().plaintext('server', 'http', 'HTTP/1.1 400 Bad Request\r\n').fin('server'),
      frames: [4, 5, 40],
      around: {
        healthyAtServer: () => ({
          value: { connections: 1, clients: ['10.0.0.5'], first: at(40), last: at(40) },
          spans: [{ at: at(40), note: 'a handshake succeeds' }],
        }),
      },
      words: (told) => {
        expect(told).not.toContain('Wrong port');
        expect(told).toContain('a captive portal');
      },
    },
  ],
  quiet: [
    {
      when: 'STARTTLS came before',
      story: aStory()
        .tcp()
        .upgrade('smtp')
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n')
        .clientHello()
        .serverHello()
        .completed(),
    },
    {
      when: 'the bytes may be the middle of a record',
      story: aStory()
        .tcp()
        .clientHello()
        .plaintext('server', 'unknown', 'xyz')
        .gaps({ missing: { client: 0, server: 1448 } })
        .fin('client'),
    },
  ],
});
