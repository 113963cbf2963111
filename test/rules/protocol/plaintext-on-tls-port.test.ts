import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const to = (port: number) => aStory().to('10.0.0.9', port).tcp();

ruleTest('protocol/plaintext-on-tls-port', {
  fires: [
    {
      when: 'the client waits for a greeting and gives up',
      story: to(465).wait(3000).fin('client'),
      frames: [3, 4],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client begins in the clear, or waits for a greeting, on a port where TLS comes first
        error, likely, blame: client
        The client (10.0.0.5) opened a connection to 10.0.0.9:465 and said nothing, nor did the server; after 3 s the client closed. On port 465 (mail submission (SMTP)) the server says nothing before it has a ClientHello; STARTTLS belongs to port 587.
        - high: The client is set to STARTTLS, or to no encryption, where implicit TLS is meant. (It waited for a greeting, which comes in the clear only.)
        - low: A check that holds the connection open and asks for nothing. (Nothing was said.)
        > Set the client to "SSL/TLS" (implicit TLS) for port 465, or to port 587 with STARTTLS.
        > With TLS from the first byte: does the greeting come?
          $ openssl s_client -connect 10.0.0.9:465 -noservername </dev/null"
      `),
    },
    {
      when: 'an alert answers words in the clear',
      story: to(4000).plaintext('client', 'smtp', 'EHLO laptop\r\n').alert('server', 70).fin('server'),
      frames: [4, 5],
      certainty: 'proven',
    },
    {
      when: 'the server closes without a word',
      story: to(993).plaintext('client', 'imap', 'a CAPABILITY\r\n').fin('server'),
      frames: [4, 5],
      certainty: 'likely',
    },
    {
      when: 'nobody answers the request of PostgreSQL for TLS',
      story: to(5433).plaintext('client', 'postgresql', '\0\0\0\b').fin('server'),
      frames: [4, 5],
      certainty: 'possible',
    },
  ],
  quiet: [
    { when: 'a port check leaves at once', story: to(465).wait(50).fin('client') },
    { when: 'a spare connection to a web server is closed', story: to(443).wait(30_000).fin('client') },
    { when: 'the server answers in the clear', story: to(465).plaintext('client', 'smtp', 'EHLO').plaintext('server', 'smtp', '220 hi').fin('client') },
    { when: 'another protocol is closed on a port of its own', story: to(4000).plaintext('client', 'unknown', 'hi').fin('server') },
    { when: 'HTTP in the clear has a rule of its own', story: to(443).plaintext('client', 'http', 'GET / HTTP/1.1\r\n').fin('server') },
  ],
});
