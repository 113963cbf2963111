import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/reset-before-client-hello', {
  fires: [
    {
      when: 'the server resets at once',
      story: aStory().tcp().rst('server'),
      frames: [3, 4],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server resets the connection before it has heard a word
        error, proven, blame: server
        The server (10.0.0.9:443) accepted the connection and reset it 1 ms later, before any data. Something listens on port 443 but wants no connection from this client, or has nobody to hand it to. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - high: A load balancer without a healthy backend. (It accepts first and looks for a backend then.)
        - medium: An access rule on addresses (tcpwrappers, allow list, connection limit per client). (The client had said nothing yet: all that the server knew was its address.)
        - low: The accept queue is full, or the process dies as it accepts. (The kernel completes the TCP handshake by itself.)
        > Look at what accepts connections on 10.0.0.9:443: its backends, its access rules, its connection limits.
        > On the server, see listeners and their queues.
          $ ss -ltn 'sport = :443'"
      `),
    },
    {
      when: 'the reset confirms nothing of the ClientHello',
      story: aStory().tcp().clientHello().client({ acked: 0 }).rst('server', { heard: 0 }),
      frames: [3, 4, 5],
      certainty: 'proven',
    },
    {
      when: 'the reset comes from further away than the SYN-ACK',
      story: aStory().tcp().server({ ttl: 64 }).rst('server', { ttl: 63, acked: true }),
      frames: [3, 4],
      words: (told) => expect(told).toContain('A SYN proxy'),
    },
  ],
  quiet: [
    {
      when: 'a box nearer by resets, whatever its numbers say',
      story: aStory().tcp().clientHello().client({ acked: 0 }).server({ ttl: 52 }).rst('server', { heard: 0, ttl: 63 }),
    },
    { when: 'the client resets: a port check', story: aStory().tcp().rst('client') },
    { when: 'the client never spoke for a minute', story: aStory().tcp().wait(60_000).rst('server') },
    { when: 'there was a ClientHello', story: aStory().tcp().clientHello().rst('server') },
  ],
});
