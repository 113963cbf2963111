import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/close-notify-in-handshake', {
  fires: [
    {
      when: 'the server says goodbye instead of ServerHello',
      story: aStory().tcp().clientHello().alert('server', 0).fin('server'),
      frames: [5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server politely gave up in the middle of the handshake
        error, proven, blame: server
        The server (10.0.0.9:443) sent the goodbye close_notify (0) before the handshake was complete. That is a polite way to give up. The sender had a reason, and the capture cannot show it, because the alert names none.
        - high: The server's program gave up: a timeout, a cancelled request, a shutdown (It said goodbye itself, properly.)
        - medium: The server did not like what the other side sent, and its library does not say so (It came in the middle of the handshake.)
        > Read the log of the server at this second."
      `),
    },
  ],
  quiet: [
    { when: 'the handshake is done', story: aStory().tcp().clientHello().completed().alert('client', 0).fin('client') },
    { when: 'the server closed before, and GnuTLS says goodbye to that', story: aStory().tcp().clientHello().fin('server').alert('client', 0).fin('client') },
    { when: 'a fatal alert says more', story: aStory().tcp().clientHello().alert('server', 40).alert('server', 0) },
  ],
});
