import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const http = { alpn: ['http/1.1'] };
const both = { alpn: ['h2', 'http/1.1'] };
const open = (offer: { alpn?: string[] }, version = 0x0304) => aStory().tcp().clientHello(offer).serverHello({ version }).completed(version);
const asked = (offer: { alpn?: string[] }, version?: number) => open(offer, version).applicationData('client').encrypted('client', 120);

ruleTest('tcp/request-unanswered', {
  fires: [
    {
      when: 'nothing comes for seconds, and the client leaves',
      story: asked(http, 0x0303).wait(5000).fin('client'),
      frames: [6, 10, 11],
      certainty: 'proven',
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A request gets no answer, and the client gives up
        error, proven, blame: server
        The handshake succeeded and the client (10.0.0.5) sent a request. The server (10.0.0.9:443) sent nothing for 5 s; then the client gave up. TLS worked. The server's TCP confirmed the request, so it is not the path: the program that should answer did not. Clients print "Operation timed out … with 0 bytes received" (curl), "context deadline exceeded … while awaiting headers" (Go), "Read timed out" (Java), "The read operation timed out" (Python).
        - high: What stands behind the server (an application, a database, another service) hangs or is overloaded. (The handshake went well, the answer did not come.)
        - medium: The server program stands still, or all its workers are busy. (The kernel confirms what arrives, whether or not somebody reads it.)
        - medium: This request takes longer than the client waits. (It left after 5 s, a limit that somebody set.)
        > Look at what handles requests behind 10.0.0.9:443: its log, its backend, its queue.
        > Ask by hand, with more patience: does an answer come at all, and when?
          $ curl -v --max-time 120 --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/
        > On the server: bytes that wait in Recv-Q are a program that does not read (stopped, or all threads busy).
          $ ss -tnp 'sport = :443'"
      `),
    },
    {
      when: 'session tickets come before the request, and nothing after',
      story: open(http).applicationData('server', 0).encrypted('server', 266).encrypted('server', 266).applicationData('client').encrypted('client', 120).wait(4000).rst('client'),
      frames: [6, 13, 14],
      certainty: 'likely',
    },
    {
      when: 'an answer comes when the client has left',
      story: asked(http, 0x0303).wait(5000).fin('client').applicationData('server'),
      frames: [6, 10, 11],
      certainty: 'proven',
    },
    {
      when: 'HTTP/2 gets settings and no response',
      story: asked(both).encrypted('client', 71).applicationData('server').encrypted('server', 66).wait(3000).fin('client'),
      frames: [6, 11, 14],
      certainty: 'likely',
    },
    {
      when: 'who knows what protocol it is, but the wait has the length of a limit',
      story: asked({}).to('10.0.0.9', 8444).wait(3000).fin('client'),
      frames: [6, 10, 11],
      certainty: 'possible',
      rootCause: false,
    },
  ],
  quiet: [
    { when: 'the client leaves soon', story: asked(http).wait(900).fin('client') },
    { when: 'the client sends nothing', story: open(http).wait(9000).fin('client') },
    { when: 'the answer came', story: asked(http, 0x0303).applicationData('server').wait(9000).fin('client') },
    { when: 'the server closes first', story: asked(http).wait(9000).fin('server') },
    { when: 'the capture ends', story: asked(http).wait(9000) },
    { when: 'a sender of logs leaves', story: asked({}).to('10.0.0.9', 6514).wait(5000).fin('client') },
    { when: 'the data was not confirmed', story: asked(http).client({ sent: 900, acked: 517 }).wait(9000).fin('client') },
  ],
});
