import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

function unheardFin() {
  const story = aStory().tcp().clientHello().client({ acked: 0 }).fin('server');
  const fin = story.story.server.fin;
  return story.server({ fin: fin && { ...fin, value: { ...fin.value, heard: 0 } } });
}

ruleTest('tcp/closed-before-client-hello', {
  fires: [
    {
      when: 'a health check knocks',
      story: aStory().tcp().fin('client').fin('server'),
      frames: [3, 4],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is opened and closed without a word
        info, proven, blame: unknown
        The client (10.0.0.5) closed the connection to 10.0.0.9:443 1 ms after it was opened; nobody had said anything. Health checks, port scans and browsers that open a spare connection do this.
        - high: A health check or a port scan. (The client closed first.)
        - medium: A spare connection that was not needed. (It was open for 1 ms.)
        > Nothing to mend, unless this client was expected to speak TLS: then look at why it did not begin."
      `),
    },
    {
      when: 'the FIN confirms nothing of the ClientHello',
      story: unheardFin(),
      frames: [3, 4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server closes the connection before it has the ClientHello
        error, proven, blame: server
        The server (10.0.0.9:443) closed the connection 2 ms after it was opened; the ClientHello was on its way, and the FIN confirms nothing of it. What the ClientHello asks for cannot be the reason: it had not arrived. Clients print "unexpected eof while reading" (OpenSSL 3), "SSL_ERROR_SYSCALL" (curl; OpenSSL 1.1 with errno 0), "EOF" (Go), "Remote host terminated the handshake" (Java), "socket hang up" (Node).
        - high: A load balancer or proxy without a healthy backend. (It accepts first, looks for a backend then, and closes at once.)
        - medium: An access rule on addresses, or a limit on connections. (All that the server knew was the client's address.)
        > Look at what accepts connections on 10.0.0.9:443: its backends, its access rules, its time limits.
        > On the server, see who listens there, and read its log.
          $ ss -ltnp 'sport = :443'"
      `),
    },
    {
      when: 'the client speaks when the server has lost its patience',
      story: aStory().tcp().wait(3_000).fin('server').wait(2_000).clientHello(),
      frames: [3, 4, 5],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server closes the connection before it has the ClientHello
        error, proven, blame: server
        The server (10.0.0.9:443) closed the connection 3 s after it was opened; the client sent its ClientHello only 2 s after that. What the ClientHello asks for cannot be the reason: it had not arrived. Clients print "unexpected eof while reading" (OpenSSL 3), "SSL_ERROR_SYSCALL" (curl; OpenSSL 1.1 with errno 0), "EOF" (Go), "Remote host terminated the handshake" (Java), "socket hang up" (Node).
        - high: A time limit of the server or of the load balancer in front of it ran out. (3 s after the connection was open: a round number.)
        > Look at what accepts connections on 10.0.0.9:443: its backends, its access rules, its time limits.
        > On the server, see who listens there, and read its log.
          $ ss -ltnp 'sport = :443'"
      `),
    },
  ],
  quiet: [
    { when: 'the server had the ClientHello', story: aStory().tcp().clientHello().fin('server') },
    { when: 'there was a ClientHello', story: aStory().tcp().clientHello().fin('client') },
    { when: 'the connection is still open', story: aStory().tcp() },
    { when: 'the connection was never open', story: aStory().syn().refused() },
  ],
});
