import { expect } from 'vitest';
import { fact } from '../../../src/story/fact.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const again = (frame: number) => fact(4, { frame, seconds: 1_700_000_000 + frame, nanos: 0 }, 'client → server: sent again');
const talked = () => aStory().tcp().clientHello().serverHello().completed().encrypted('client', 96).encrypted('server', 400);
const asked = () => talked().wait(60_000).encrypted('client', 96);
const lost = { resent: again(20), resentMost: 4 };

ruleTest('tcp/data-unanswered', {
  fires: [
    {
      when: 'a request after a silence is sent again and again',
      story: asked().client(lost).inTcp({ unacked: { client: 400, server: 0 } }),
      frames: [11, 20],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Data on an open connection is sent again and again, and nothing comes back
        error, likely, blame: network
        The handshake had succeeded, then nobody spoke for 60 s. Then the client (10.0.0.5) sent data 5 times in 0 ms, and not one packet came back. Either they do not get through, or nobody is left at 10.0.0.9:443, not even to refuse. The sender notices only when TCP gives up (on Linux after some 15 minutes) or its own limit does. Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.
        - high: A firewall, NAT gateway or load balancer forgot the idle connection, and drops what it does not know. (What vanishes is the first data after 60 s of silence.)
        - medium: The host of the server is down or was replaced, or the path to it broke. (Sent again 4 times, and not even a refusal came.)
        > Have the client close or refresh idle connections before 60 s, or raise the idle limit of the box between; TCP keep-alive below that limit keeps the connection known.
        > Linux firewall or NAT: its limit for idle connections, in seconds.
          $ sysctl net.netfilter.nf_conntrack_tcp_timeout_established
        > Is the other side still there?
          $ ping -c 3 10.0.0.9
        > On the client, connections whose data waits for an ACK (Send-Q), and their timers.
          $ ss -tno dst 10.0.0.9"
      `),
    },
    {
      when: 'it was the server that spoke',
      story: talked().encrypted('server', 400).server(lost).inTcp({ unacked: { client: 0, server: 400 } }),
      frames: [11, 20],
    },
  ],
  quiet: [
    { when: 'the data is acknowledged in the end', story: asked().client(lost) },
    {
      when: 'a reset answers',
      story: asked().client(lost).rst('server').inTcp({ unacked: { client: 400, server: 0 } }),
    },
    {
      when: 'the data is sent again twice only',
      story: asked().client({ ...lost, resentMost: 2 }).inTcp({ unacked: { client: 400, server: 0 } }),
    },
    {
      when: 'the client had closed before',
      story: asked().fin('client').client(lost).inTcp({ unacked: { client: 400, server: 0 } }),
    },
  ],
});
