import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const answered = (ms: number) => aStory().tcp().clientHello().wait(ms).serverHello().completed();

ruleTest('latency/server-slow', {
  fires: [
    { when: 'the ServerHello takes five seconds', story: answered(5_000), frames: [4, 5], rootCause: false, words: (told) => expect(told).toMatchInlineSnapshot(`
      "The answer to the ClientHello took 5 s
      warning, likely, blame: server
      The server (10.0.0.9:443) took 5 s (the way there and back taken off) to answer. Either the server thought it over, or its answer was lost before the point of this capture, and sent again.
      - high: Too few workers or too little CPU for the handshakes (RSA keys of 4096 bits cost most). (The connection waits in a queue before anybody reads its hello.)
      - medium: The server asks somebody first: a key in an HSM, an OCSP responder, a certificate store, DNS. (Such questions come before the ServerHello.)
      - medium: The answer was lost on the way, and sent again when a timer ran out. (A capture at the client does not show what never came there; one at the server would.)
      > Look at the load of the server at this moment, and at what it asks before it answers.
      > Time it by hand, ten times.
        $ time openssl s_client -connect 10.0.0.9:443 -servername api.example.com </dev/null >/dev/null
      > On the server: the queue before the program.
        $ ss -ltn 'sport = :443'"
    `), },
    {
      when: 'it takes less than one',
      story: answered(700),
      frames: [4, 5],
      rootCause: false,
      words: (told) => expect(told).toContain('info, likely'),
    },
  ],
  quiet: [
    { when: 'the answer comes at once', story: answered(40) },
    { when: 'the hello was sent again meanwhile', story: resent() },
    { when: 'the handshake fails', story: aStory().tcp().clientHello().wait(5_000).serverHello().alert('client', 48) },
  ],
});

function resent() {
  const story = aStory().tcp().clientHello().wait(1_000);
  const again = story.seen(1, '517 bytes sent again', 'client');
  return story.serverHello().completed().client({ resent: again });
}
