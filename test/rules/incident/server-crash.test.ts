import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const healthy = [aStory(10).atFrame(50).startingAt(-60_000).tcp().clientHello().serverHello().completed()];
const early = (id: number) => aStory(id).tcp().clientHello({ flags: [42], psk: true }).rst('server');
const others = [2, 3].map((id) => aStory(id).atFrame(100 * id).tcp().clientHello().rst('server'));
const refused = aStory(4).atFrame(400).startingAt(200).syn().refused();

ruleTest('incident/server-crash', {
  fires: [
    {
      when: 'others are cut in the same instant and the next SYN is refused',
      story: early(1),
      around: neighbours({ healthy, failed: [...others, refused] }),
      frames: [4, 5, 55, 204, 304, 401],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server process died: connections to it are cut in the same instant
        error, likely, blame: server
        The server (10.0.0.9:443) lost this connection and 2 others within 50 ms, all without a goodbye or an alert. That is what the kernel does when a process dies: it closes all its connections at once. 197 ms later new connections were refused (RST). Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: A ClientHello with early data (0-RTT) makes the server, or a module in it, crash. (One of the connections that were cut had it, and no healthy connection to this server did.)
        - high: The process crashed, was killed (out of memory), or was restarted without letting connections end. (For a while nobody listened on the port.)
        - low: A load balancer or firewall in front dropped all connections of this server (failover, lost state). (It would rather have dropped SYNs than refused them.)
        > Look for a crash on 10.0.0.9 at this moment: the system log, a core dump, the service manager's restarts.
        > On the server: crashes and restarts of that minute.
          $ journalctl -S -1h | grep -Ei 'segfault|core-dump|killed|exited on signal|Started'
        > Core dumps.
          $ coredumpctl list
        > Who listens now, and since when?
          $ ss -ltnp 'sport = :443'"
      `),
    },
    {
      when: 'many are cut at once and nobody asks afterwards',
      story: early(1),
      around: neighbours({ failed: others }),
      frames: [4, 5, 204, 304],
      certainty: 'possible',
      rootCause: false,
    },
    {
      when: 'it had nothing to do when it was cut: a warning',
      story: aStory(1).tcp().clientHello().serverHello().completed().rst('server'),
      around: neighbours({ healthy, failed: [...others, refused] }),
      frames: [4, 9, 55, 204, 304, 401],
      certainty: 'likely',
      rootCause: false,
    },
  ],
  quiet: [
    { when: 'nobody else is cut', story: early(1), around: neighbours({ healthy, failed: [refused] }) },
    { when: 'one other is cut, and the server goes on', story: early(1), around: neighbours({ healthy, failed: [others[0]] }) },
    {
      when: 'the others were cut a second later',
      story: early(1),
      around: neighbours({ failed: [2, 3].map((id) => aStory(id).startingAt(1_000).tcp().clientHello().rst('server')) }),
    },
    {
      when: 'the server says goodbye to all',
      story: aStory().tcp().clientHello().serverHello().completed().alert('server', 0).fin('server'),
      around: neighbours({ failed: [...others, refused] }),
    },
  ],
});
