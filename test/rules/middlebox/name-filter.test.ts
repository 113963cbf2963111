import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const others = [aStory(2).atFrame(20).tcp().clientHello({ serverName: 'other.example.com' }).serverHello().completed()];
const blocked = (ttl: number) => aStory().server({ ttl: 52 }).tcp().clientHello().rst('server', { ttl, window: 0 });
const named = (id: number, name: string) => aStory(id).atFrame(20 * id).tcp().clientHello({ serverName: name });
const before = aStory(2).tcp().clientHello({ serverName: 'other.example.com' }).serverHello().completed();
const after = aStory(4).atFrame(80).startingAt(20_000).tcp().clientHello({ serverName: 'other.example.com' }).serverHello().completed();
const failed = named(3, 'api.example.com').silence('client-hello', 8_000, false);

/** Sent six times and not confirmed. */
function swallowed(length = 517) {
  const story = aStory(5).atFrame(40).startingAt(500).tcp().clientHello(length > 1400 ? { padding: 1300 } : {}, length);
  const again = story.seen(1, '517 bytes sent again', 'client');
  return story.client({ resent: again, sent: length, acked: 0, retransmissions: 5 }).silence('client-hello', 8_000, false);
}

ruleTest('middlebox/name-filter', {
  fires: [
    {
      when: 'a reset from elsewhere answers one name, and the address serves another',
      story: blocked(61),
      around: neighbours({ healthy: others }),
      frames: [4, 5, 25],
      certainty: 'likely',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A box on the way cuts connections that ask for one name
        error, likely, blame: middlebox
        1 ms after the client asked for api.example.com, a reset came in the name of the server (10.0.0.9:443), but from another distance: TTL 61, where the server's packets have 52. The same address serves other names (1 healthy handshake in this capture), and none for this one succeeds. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: A firewall, proxy or filter reads the server name and blocks api.example.com. (The name stands readable in the ClientHello, and only connections with it are cut.)
        - high: A firewall, filter or load balancer on the way sent the reset in the name of this side. (The reset arrived with TTL 61, this side's other packets with TTL 52: it came from another distance.)
        > Find the filter between client and server that blocks api.example.com, and have the name allowed there.
        > The same address with a harmless name: if that passes, the name is what is filtered.
          $ openssl s_client -connect 10.0.0.9:443 -servername example.com </dev/null
        > Capture at the other end at the same time: if the reset is not sent there, a box between made it.
          $ tcpdump -nn -v 'host 10.0.0.9 and tcp[tcpflags] & tcp-rst != 0'
        > At which hop does the reset arise? Raise the hops until it comes.
          $ traceroute -n -T -p 443 10.0.0.9"
      `),
    },
    {
      when: 'hellos for one name vanish, and those for another arrive before and after',
      story: swallowed(),
      around: neighbours({ healthy: [before, after], failed: [failed] }),
      frames: [6, 43, 44, 85],
      certainty: 'likely',
      words: (told) => expect(told).toContain('sent its ClientHello for api.example.com 6 times'),
    },
  ],
  quiet: [
    { when: 'a large hello vanishes', story: swallowed(1583), around: neighbours({ healthy: [before, after], failed: [failed] }) },
    {
      when: 'hellos for this name arrive in another connection',
      story: swallowed(),
      around: neighbours({ healthy: [before, named(4, 'api.example.com').serverHello().completed()] }),
    },
    { when: 'the reset comes from where the server is', story: blocked(52), around: neighbours({ healthy: others }) },
    { when: 'nothing is known of other names', story: blocked(61) },
    {
      when: 'the same name works in another connection',
      story: blocked(61),
      around: neighbours({ healthy: [...others, aStory(3).tcp().clientHello().serverHello().completed()] }),
    },
  ],
});
