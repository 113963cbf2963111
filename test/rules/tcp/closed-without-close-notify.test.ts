import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/closed-without-close-notify', {
  fires: [
    {
      when: 'the server closes after its answer',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .fin('server'),
      frames: [9, 10],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The server closes the connection without close_notify
        info, likely, blame: server
        The server (10.0.0.9:443) closed the TCP connection after its answers without the closing alert of TLS (close_notify). The client cannot tell a complete answer from one that somebody cut. Where the answer tells its own length this is harmless, and many servers do it. Clients print "unexpected eof while reading" (OpenSSL 3), "SSL_ERROR_SYSCALL" (curl; OpenSSL 1.1 with errno 0), "EOF" (Go), "Remote host terminated the handshake" (Java), "socket hang up" (Node).
        - high: The server closes its socket without ending TLS first. (The FIN came by itself.)
        - low: The server process ended in the middle of an answer. (A kernel that cleans up sends the same FIN.)
        > Only if clients complain: make the server send close_notify, or let the client ignore the missing one (OpenSSL: SSL_OP_IGNORE_UNEXPECTED_EOF).
        > See whether the client complains, and whether the answer is whole.
          $ curl -v --http1.1 --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
  ],
  quiet: [
    {
      when: 'it says goodbye',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .alert('server', 0)
        .fin('server'),
    },
    {
      when: 'the client closes first',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .alert('client', 0)
        .fin('client')
        .fin('server'),
    },
  ],
});
