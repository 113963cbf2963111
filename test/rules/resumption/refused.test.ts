import { expect } from 'vitest';
import { neighbours } from '../../build/neighbours.js';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const offered = (resumed: boolean) =>
  aStory().tcp().clientHello({ psk: true }).serverHello().completed().tls({ resumed: { value: resumed, spans: aStory().seen(resumed, 'resumed').spans } });
const resumedBefore = aStory(2).atFrame(20).tcp().clientHello({ psk: true }).serverHello().completed();

ruleTest('resumption/refused', {
  fires: [
    {
      when: 'the server makes a full handshake, and resumes others',
      story: offered(false),
      around: neighbours({ healthy: [resumedBefore.tls({ resumed: resumedBefore.seen(true, 'resumed') })] }),
      frames: [4, 5, 25],
      rootCause: false,
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The client offered to resume a session, and the server made a full handshake
        info, proven, blame: unknown
        The client (10.0.0.5) offered to resume an earlier session, and the server (10.0.0.9:443) made a full handshake instead. The ticket was too old, already used, or made by a node whose key this one does not have. 1 other connection for this name did resume there.
        - high: Nodes behind the address have different ticket keys. (Some sessions resume there and this one does not.)
        - medium: The ticket was older than its lifetime. (A capture shows no ages.)
        > If it happens often behind one address, give all nodes the same ticket keys and rotate them together.
        > Five resumptions in a row: "Reused" each time?
          $ openssl s_client -connect 10.0.0.9:443 -servername api.example.com -reconnect </dev/null 2>/dev/null | grep -E '^(New|Reused)'"
      `),
    },
  ],
  quiet: [
    { when: 'the session is resumed', story: offered(true) },
    { when: 'nothing was offered', story: aStory().tcp().clientHello().serverHello().completed() },
  ],
});
