import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/reset-during-handshake', {
  fires: [
    {
      when: 'the client resets after the server flight',
      story: aStory().tcp().clientHello().serverHello().rst('client'),
      frames: [4, 5, 6],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is reset in the middle of the handshake
        error, proven, blame: client
        The client (10.0.0.5) reset the connection in the middle of the handshake, 1 ms after the ServerHello. No alert says why. The other side only sees the connection go.
        - high: The client does not accept the server's certificate and belongs to those that hang up without an alert (.NET on Linux, Schannel, many apps). (The reset comes where the certificate is judged; in TLS 1.3 that is hidden by encryption.)
        - low: The client was stopped, or its own time limit ran out. (It is the client that ended the connection.)
        > Read the log of the client (10.0.0.5) at this moment; the client decided to end it.
        > Do the same handshake by hand and see how far it gets.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts -trace </dev/null"
      `),
    },
    {
      when: 'the answer comes when the client has gone',
      story: aStory().tcp().clientHello().wait(7_000).serverHello().rst('client', { acked: false, window: 0 }),
      frames: [4, 5, 6],
      certainty: 'proven',
      words: (told) => expect(told).toContain('- high: The client had given up before: the answer came too late'),
    },
    {
      when: 'a box resets in the name of the server',
      story: aStory().tcp().clientHello().serverHello().rst('server', { ttl: 60 }),
      frames: [4, 5, 6],
      words: (told) => {
        expect(told).toContain('> Find the box between client and server that sent the reset');
        expect(told).not.toContain('the side that decided');
      },
    },
  ],
  quiet: [
    {
      when: 'an alert comes before',
      story: aStory().tcp().clientHello().serverHello().alert('client', 48).rst('client'),
    },
    {
      when: 'a hidden alert comes before',
      story: aStory().tcp().clientHello().serverHello().hiddenAlert('client').rst('client'),
    },
    { when: 'the handshake was complete', story: aStory().tcp().clientHello().serverHello().completed().rst('server') },
    { when: 'the reset answers the ClientHello', story: aStory().tcp().clientHello().rst('server') },
  ],
});
