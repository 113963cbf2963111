import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/reset-during-data', {
  fires: [
    {
      when: 'answers had come',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .rst('server'),
      frames: [9, 10],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server resets the connection after answering on it
        warning, proven, blame: server
        The handshake and some exchange of data succeeded; then the server (10.0.0.9:443) reset the connection. What the client was still receiving or about to ask is lost. Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), "ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).
        - medium: An idle or total time limit of the server or of a box between ran out. (The connection had worked until then.)
        - medium: The server process ended or was restarted. (There was neither close_notify nor FIN.)
        > If clients complain, compare the time limits for idle connections on client, load balancer and server: the client should give up first.
        > Repeat the request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
    {
      when: 'a later request is answered by the reset',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .encrypted('server', 400)
        .wait(1_000)
        .encrypted('client', 90)
        .rst('server'),
      frames: [9, 11, 12],
    },
    {
      when: "the server's host knows nothing of the connection any more",
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .encrypted('server', 400)
        .wait(1_000)
        .encrypted('client', 90)
        .rst('server', { acked: false, window: 0 }),
      frames: [9, 11, 12],
      words: (told) => expect(told).toContain('> Look whether the server (10.0.0.9:443) was restarted'),
    },
  ],
  quiet: [
    {
      when: 'the client said goodbye before',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .alert('client', 0)
        .rst('server'),
    },
    {
      when: 'nothing had been answered',
      story: aStory().tcp().clientHello().completed(0x0303).applicationData('client').rst('server'),
    },
    {
      when: 'the client closed before',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .fin('client')
        .rst('server'),
    },
  ],
});
