import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/syn-unanswered', {
  fires: [
    {
      when: 'the client asks four times',
      story: aStory().syn(4).silence('syn', 7000, false),
      frames: [1, 5],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server does not answer the connection request (SYN)
        error, proven, blame: network
        The client (10.0.0.5) asked 4 times over 7 s for a connection to 10.0.0.9:443 and nothing came back. Neither an answer nor a refusal: the packets are dropped on the way, or nobody has this address. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: A firewall or security group drops the SYN. (There is not even a refusal, which a running host without a listener would send.)
        - medium: The host is down, or the address is old or mistyped. (No other connection in this capture shows that anything lives there.)
        - low: The answers take another way and are lost there (asymmetric routing). (A capture at the client cannot tell a lost SYN from a lost answer.)
        > Find where packets to 10.0.0.9:443 are dropped: firewall or security group first, then the route, then the host.
        > See how far the SYN gets.
          $ tcptraceroute 10.0.0.9 443
        > On the server, see whether the SYN arrives, and whether an answer leaves.
          $ tcpdump -nn 'host 10.0.0.5 and port 443'"
      `),
    },
    {
      when: 'the same client was cut right before',
      story: aStory(3).atFrame(40).startingAt(500).syn(4).silence('syn', 7000, false),
      around: neighbours({ failed: [aStory(2).tcp().clientHello().rst('server')] }),
      frames: [5, 40, 44],
      certainty: 'proven',
      words: (told) => expect(told).toContain('- medium: A filter shuts this client out for a while'),
    },
    {
      when: 'the server opens other connections and serves none',
      story: aStory(3).atFrame(40).startingAt(500).syn(4).silence('syn', 7000, false),
      around: neighbours({ failed: [aStory(2).tcp().clientHello()] }),
      frames: [4, 40, 44],
      certainty: 'proven',
      words: (told) => {
        expect(told).toContain('- medium: The server takes in no more connections: its accept queue is full');
        expect(told).toContain("$ ss -ltn 'sport = :443'");
        expect(told).toContain('> Look first whether the server still takes in connections.');
        expect(told).not.toContain('anything lives there');
        expect(told).not.toContain('nobody has this address');
      },
    },
    {
      when: 'one SYN waits for seconds',
      story: aStory().syn().silence('syn', 4000, false),
      frames: [1, 2],
      certainty: 'possible',
    },
  ],
  quiet: [
    { when: 'a RST answers', story: aStory().syn().refused() },
    {
      when: 'the capture ends right after the SYN',
      story: aStory().syn().silence('syn', 4, false).gaps({ cutOff: true }),
    },
    { when: 'ICMP answers', story: aStory().syn(3).icmp('unreachable').silence('syn', 7000, false) },
    { when: 'the server answers late', story: aStory().syn(3).synAck().established() },
  ],
});
