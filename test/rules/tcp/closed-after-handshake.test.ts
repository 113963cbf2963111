import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/closed-after-handshake', {
  fires: [
    {
      when: 'a request gets no answer, where HTTP owes one',
      story: aStory().tcp().clientHello({ alpn: ['h2', 'http/1.1'] }).completed(0x0303).applicationData('client').fin('server'),
      frames: [5, 8, 9],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is closed right after the handshake, before any answer
        error, likely, blame: server
        The handshake succeeded and the client sent a request; the server (10.0.0.9:443) closed the connection 1 ms later without an answer. For the client the handshake was done. Clients print "Empty reply from server" (curl), "socket hang up" (Node), "EOF" (Go), "Remote end closed connection without response" (Python).
        - high: The application or the backend behind it ended the connection without an answer. (The request was sent and nothing came back.)
        - medium: The server refused the client after the handshake (its certificate, its name, a policy), or could not decrypt what it sent. (A TLS 1.3 server judges the client after the client has finished.)
        > Look at what handles requests behind the server (10.0.0.9:443): its log, its backend.
        > Send a request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
    {
      when: 'the server closes on a client of who knows what protocol',
      story: aStory().tcp().clientHello().completed(0x0303).applicationData('client').fin('server'),
      frames: [5, 8, 9],
      certainty: 'possible',
      rootCause: false,
      words: (told) => expect(told).toContain('warning, possible'),
    },
    {
      when: 'the client leaves at once',
      story: aStory().tcp().clientHello().completed(0x0303).fin('client'),
      frames: [5, 8],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is closed right after the handshake, before any answer
        warning, possible, blame: unknown
        The handshake succeeded; the client (10.0.0.5) closed the connection 3 ms later without asking for anything. Some clients judge the certificate only after the handshake, and then leave without an alert; health checks leave because they know enough.
        - medium: The client does not accept the certificate (its name, its issuer) and checks it after the handshake, as Node.js and curl's name check do. (It left before its first request.)
        - medium: A health check, or a spare connection that was not needed. (It asked for nothing.)
        > Read the log of the client (10.0.0.5): it knows whether it was content.
        > Send a request by hand.
          $ curl -v --connect-to api.example.com:443:10.0.0.9:443 https://api.example.com/"
      `),
    },
    {
      when: 'a health check has seen enough',
      story: aStory().tcp().clientHello({ serverName: undefined }).completed(0x0303).rst('client'),
      frames: [5, 8],
      certainty: 'likely',
      rootCause: false,
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "A client does the handshake and resets the connection at once, as health checks do
        info, likely, blame: unknown
        The handshake succeeded; the client (10.0.0.5) closed the connection 3 ms later without asking for anything. Some clients judge the certificate only after the handshake, and then leave without an alert; health checks leave because they know enough.
        - high: A health check of a load balancer or a monitor (HAProxy: check-ssl) that has seen enough (It asked for no name and no protocol, and reset the connection on purpose a moment after the handshake.)
        - low: A client that reached the server by its address does not like the certificate, and tells nobody (Such clients mostly close, or say why by an alert.)
        > Nothing to mend, if the client (10.0.0.5) is a load balancer or a monitor that only looks whether the server is there.
        > Send a request by hand.
          $ curl -v https://10.0.0.9:443/"
      `),
    },
    {
      when: 'a client that asked for a name resets the connection: it may not like what it saw',
      story: aStory().tcp().clientHello().completed(0x0303).rst('client'),
      frames: [5, 8],
      certainty: 'possible',
      rootCause: false,
      words: (told) => expect(told).toContain('warning, possible'),
    },
  ],
  quiet: [
    {
      when: 'an alert says why',
      story: aStory().tcp().clientHello().completed().applicationData('client').alert('server', 20).fin('server'),
    },
    {
      when: 'the request is answered',
      story: aStory()
        .tcp()
        .clientHello()
        .completed(0x0303)
        .applicationData('client')
        .applicationData('server')
        .fin('server'),
    },
    {
      when: 'the client sends and closes, as for a one-way transfer',
      story: aStory().tcp().clientHello().completed(0x0303).applicationData('client').fin('client'),
    },
    {
      when: 'the server closes a connection that nobody used',
      story: aStory().tcp().clientHello().completed(0x0303).wait(60_000).fin('server'),
    },
  ],
});
