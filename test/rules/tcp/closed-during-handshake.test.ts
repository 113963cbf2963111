import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('tcp/closed-during-handshake', {
  fires: [
    {
      when: 'the client hangs up after the server flight',
      story: aStory().tcp().clientHello().serverHello().fin('client'),
      frames: [5, 6],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The connection is closed in the middle of the handshake without a reason
        error, proven, blame: client
        The client (10.0.0.5) closed the connection in the middle of the handshake, 1 ms after the ServerHello. It gave no reason, not even an alert.
        - high: The client does not accept the server's certificate, and hangs up without an alert. (The close comes where the certificate is judged.)
        - medium: The client ran into its own time limit, or was stopped. (It is the client that closed.)
        > Read the log of the client (10.0.0.5) at this moment: it decided to stop.
        > Do the same handshake by hand and see how far it gets.
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -showcerts -trace </dev/null"
      `),
    },
    { when: 'the server hangs up', story: aStory().tcp().clientHello().serverHello().fin('server'), frames: [5, 6] },
  ],
  quiet: [
    { when: 'the server says goodbye first', story: aStory().tcp().clientHello().serverHello().alert('server', 0).fin('server') },
    { when: 'the server closes after a goodbye of the client', story: aStory().tcp().clientHello().serverHello().alert('client', 0).fin('server') },
    { when: 'an alert says why', story: aStory().tcp().clientHello().serverHello().alert('client', 48).fin('client') },
    { when: 'the handshake was complete', story: aStory().tcp().clientHello().serverHello().completed().fin('client') },
    {
      when: 'the client had left before the answer came',
      story: aStory().tcp().clientHello().wait(5000).fin('client').serverHello(),
    },
  ],
});
