import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

/** A request and its answer, then `idle` ms of nothing, then another request. */
function asked(idle: number) {
  const story = aStory().tcp().clientHello().serverHello().completed();
  story.applicationData('client').encrypted('client', 400).applicationData('server').encrypted('server', 900);
  return story.wait(idle).encrypted('client', 400);
}

ruleTest('tcp/reset-after-idle', {
  fires: [
    {
      when: 'the first request after a silence is answered by a reset',
      story: asked(360_000).rst('server'),
      frames: [12, 13, 14],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "After a silence, the connection is reset at the next request: somebody had forgotten it
        error, likely, blame: unknown
        The connection had worked, then nobody spoke for 6 minutes; 1 ms after the client's next request it was reset in the name of the server (10.0.0.9:443). Somebody had dropped the connection during the silence without telling the client: that is how a host or box answers packets of a connection that it does not know. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: A firewall, NAT gateway or load balancer forgets connections that are idle for so long. (The reset answers the first packet after 6 minutes of silence.)
        - medium: The server was restarted or replaced (failover) during the silence. (A fresh kernel knows none of the old connections.)
        > Have the client close or refresh idle connections before 6 minutes, or raise the idle limit of the box or server; TCP keep-alive below the limit keeps the connection known.
        > Linux firewall or NAT: its limits for idle connections, in seconds.
          $ sysctl net.netfilter.nf_conntrack_tcp_timeout_established
        > On the client, is keep-alive on, and after how many seconds?
          $ ss -tno 'dport = :443'; sysctl net.ipv4.tcp_keepalive_time"
      `),
    },
  ],
  quiet: [
    { when: 'there was no silence before it', story: asked(20).rst('server') },
    { when: 'what the client sent was its goodbye', story: asked(360_000).alert('client', 0).rst('server') },
    { when: 'the reset comes long after the request', story: asked(10_000).wait(30_000).rst('server') },
    { when: 'the server closes in good order', story: asked(360_000).alert('server', 0).fin('server') },
  ],
});
