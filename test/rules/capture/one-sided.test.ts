import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('capture/one-sided', {
  fires: [
    {
      when: 'only the client is there',
      story: aStory().syn().clientHello().gaps({ onlySide: 'client' }),
      frames: [1],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Only one direction of the connection is in the capture
        info, proven, blame: unknown
        The capture has only the packets of the client (10.0.0.5); what the server said is missing. That the server seems silent proves nothing here: its packets took another way, or the tap sees one direction.
        > Capture where both directions pass: at one of the two ends.
        > On one of the two machines.
          $ tcpdump -nn -s 0 -w both.pcap 'host 10.0.0.9'"
      `),
    },
  ],
  quiet: [{ when: 'both sides are there', story: aStory().tcp().clientHello() }],
});
