import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const early = () => aStory().tcp().clientHello({ flags: [42] }).serverHello().completed();

ruleTest('early-data/refused', {
  fires: [{ when: 'the server goes on without it', story: early().tls({ earlyData: 'rejected' }), frames: [4, 5], rootCause: false, words: (told) => expect(told).toMatchInlineSnapshot(`
    "The server did not take the early data (0-RTT); the client sends it again
    info, proven, blame: unknown
    The client (10.0.0.5) began with early data, and the server (10.0.0.9:443) did not take it. It may do so at any time: a used or old ticket, another node, protection against replays.
    > Nothing to mend. If it happens always, look whether all nodes share ticket keys and allow early data."
  `), }],
  quiet: [
    { when: 'the server takes it', story: early().tls({ earlyData: 'accepted' }) },
    { when: 'there was none', story: aStory().tcp().clientHello().serverHello().completed() },
  ],
});
