import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('alert/internal-error', {
  fires: [
    {
      when: 'the server fails',
      story: aStory().tcp().clientHello().alert('server', 80),
      frames: [5],
      certainty: 'proven',
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The server ended the connection because of a fault of its own (internal_error)
        error, proven, blame: server
        The server (10.0.0.9:443) ended the connection with the fatal alert internal_error (80), in answer to the ClientHello. The server ran into a fault of its own before it answered: no key or certificate loaded, no memory, a failing hook or key module. Some servers say this for a name that they do not know. The alert cannot say more; the log can.
        - medium: No usable certificate or key for this name (The client asked for "api.example.com".)
        - medium: A failing hook, key module or lack of memory (No other connection to this server completed in this capture.)
        > Mend what the server's log names at this second.
        > Without a name, does it answer?
          $ openssl s_client -connect 10.0.0.9:443 -noservername </dev/null
        > Does it happen with another client?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null"
      `),
    },
    {
      when: 'the client fails',
      story: aStory().tcp().clientHello().serverHello().alert('client', 80),
      frames: [6],
      words: (told) =>
        expect(told).toMatchInlineSnapshot(`
        "The client ended the connection because of a fault of its own (internal_error)
        error, proven, blame: client
        The client (10.0.0.5) ended the connection with the fatal alert internal_error (80), after the server's answer. The client ran into a fault of its own: a failing hook, a key module, or its program gave up. The alert cannot say more; the log can.
        - high: The client's own check, hook or key module failed (The client sent the alert.)
        > Mend what the client's log names at this second."
      `),
    },
  ],
  quiet: [{ when: 'the handshake failed for another reason', story: aStory().tcp().clientHello().alert('server', 40) }],
});
