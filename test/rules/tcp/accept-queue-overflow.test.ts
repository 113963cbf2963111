import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

/** The SYN-ACK comes again after the client has confirmed it. */
function repeated(ms = 1000) {
  const story = aStory().syn().synAck().established();
  const first = story.story.tcp.synAck;
  story.clientHello();
  const again = story.wait(ms).seen(2, 'SYN, ACK again');
  return story.inTcp({ synAck: { value: 2, spans: [...(first?.spans ?? again.spans), ...again.spans] } });
}

ruleTest('tcp/accept-queue-overflow', {
  fires: [
    {
      when: 'the SYN-ACK is repeated after the ACK, and the client sends its hello again',
      story: withResent(repeated()),
      frames: [3, 5, 6],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server does not take in the connection: its accept queue is full
        error, likely, blame: server
        The server (10.0.0.9:443) repeated its SYN-ACK (2 times in all) although the client had confirmed it. Linux drops the confirming ACK, and what follows it, when the program behind the port does not accept connections fast enough and its queue is full. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: The listen backlog is full: too many connections at once, or a worker that is stuck. (Its kernel answers the SYN and then behaves as if the ACK had never come.)
        - medium: The client's ACK and data are lost on the way. (A capture at the client cannot tell; one at the server can.)
        > Let the server accept faster (more workers, less work per connection), and raise its backlog.
        > On the server: Recv-Q at or above Send-Q means that the queue is full.
          $ ss -ltn 'sport = :443'
        > How often it overflowed since boot.
          $ nstat -az TcpExtListenOverflows TcpExtListenDrops"
      `),
    },
    {
      when: 'the server answers in the end',
      story: repeated().serverHello().completed(),
      frames: [3, 5, 7],
      rootCause: false,
      words: (told) => expect(told).toContain('warning, likely'),
    },
  ],
  quiet: [
    { when: 'the SYN-ACK is repeated before the ACK', story: aStory().syn().synAck(2).established().clientHello() },
    { when: 'two SYN-ACKs were on their way at once', story: withResent(repeated(5)) },
    { when: 'the SYN-ACK came once', story: aStory().tcp().clientHello().silence('client-hello') },
  ],
});

function withResent(story: ReturnType<typeof repeated>) {
  const resent = story.seen(1, '517 bytes sent again', 'client');
  return story.client({ resent });
}
