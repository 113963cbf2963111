import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('protocol/starttls-refused', {
  fires: [
    {
      when: 'SMTP has no TLS',
      story: aStory()
        .to('10.0.0.9', 25)
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n250 mail\r\n454 TLS not available\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\nSTARTTLS\r\n')
        .fin('client'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server refuses to turn to TLS (STARTTLS)
        error, proven, blame: server
        The client (10.0.0.5) asked to turn to TLS, and the server (10.0.0.9:25) refused: "454 TLS not available". The handshake never began: the server has TLS switched off or cannot load its certificate, or a filter on the way removes STARTTLS.
        - high: TLS is not configured for this service, or its certificate or key cannot be read. (The server says so in smtp.)
        - low: A firewall that inspects this protocol strips the request. (Such boxes answer for the server.)
        > Configure certificate and TLS for this service on the server, and see in its log why it does not offer them.
        > Ask by hand.
          $ openssl s_client -connect 10.0.0.9:25 -noservername -starttls smtp </dev/null"
      `),
    },
    {
      when: 'PostgreSQL says N',
      story: aStory()
        .to('10.0.0.9', 5432)
        .tcp()
        .plaintext('client', 'postgresql', '\0\0\0\x08\x04\xd2\x16\x2f')
        .plaintext('server', 'postgresql', 'N')
        .fin('client'),
      frames: [4, 5],
    },
  ],
  quiet: [
    {
      when: 'the server agrees',
      story: aStory()
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n250 mail\r\n220 go ahead\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\nSTARTTLS\r\n')
        .upgrade('smtp')
        .clientHello(),
    },
    {
      when: 'nobody asked',
      story: aStory()
        .tcp()
        .plaintext('server', 'smtp', '220 mail ESMTP\r\n554 go away\r\n')
        .plaintext('client', 'smtp', 'EHLO a\r\n')
        .fin('server'),
    },
  ],
});
