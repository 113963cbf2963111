import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/client-hello-unanswered', {
  fires: [
    {
      when: 'the client gives up after five seconds',
      story: aStory().tcp().clientHello().wait(5000).fin('client'),
      frames: [4, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server does not answer the ClientHello
        error, proven, blame: server
        The client (10.0.0.5) sent its ClientHello, waited 5 s for an answer, and gave up. The server's kernel acknowledged it, the program behind it said nothing. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: The server process is overloaded, or waits for something itself (database, key store, DNS, a lock). (Its kernel acknowledged the ClientHello; only the program was silent.)
        - medium: The process is stopped or hangs. (A kernel goes on accepting connections for a process that does not run.)
        > Find out what the process behind 10.0.0.9:443 waits for: it is overloaded, stuck or stopped.
        > On the server, see what waits to be read (Recv-Q).
          $ ss -tnp 'sport = :443'
        > Measure the wait by hand.
          $ time openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'the answer comes when the client is gone',
      story: aStory().tcp().clientHello().wait(5000).fin('client').wait(100).serverHello().rst('client'),
      frames: [4, 5, 6],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server does not answer the ClientHello
        error, proven, blame: server
        The client (10.0.0.5) sent its ClientHello, waited 5 s for an answer, and gave up. The server answered after 5.1 s, when the client was gone: what failed is the wait. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: The server process is overloaded, or waits for something itself (database, key store, DNS, a lock). (It did answer in the end.)
        - low: The process is stopped or hangs. (A kernel goes on accepting connections for a process that does not run.)
        > Find out what the process behind 10.0.0.9:443 waits for: it is overloaded, stuck or stopped.
        > On the server, see what waits to be read (Recv-Q).
          $ ss -tnp 'sport = :443'
        > Measure the wait by hand.
          $ time openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'the capture runs on in silence',
      story: aStory().tcp().clientHello().silence('client-hello'),
      frames: [4, 5],
    },
    {
      when: 'the client leaves at once, for a reason of its own perhaps',
      story: aStory().tcp().clientHello().fin('client'),
      frames: [4, 5],
      certainty: 'possible',
    },
  ],
  quiet: [
    {
      when: 'the hello was not acknowledged',
      story: aStory()
        .tcp()
        .clientHello()
        .client({ acked: 0, retransmissions: 5 })
        .silence('client-hello', 10_000, false),
    },
    { when: 'the server closed', story: aStory().tcp().clientHello().fin('server') },
    { when: 'the capture ends a moment later', story: aStory().tcp().clientHello().silence('client-hello', 30) },
    { when: 'the server answered', story: aStory().tcp().clientHello().serverHello().fin('client') },
  ],
});
