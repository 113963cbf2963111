import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('capture/ends-early', {
  fires: [
    {
      when: 'the capture stops under way',
      story: aStory().tcp().clientHello().gaps({ cutOff: true }),
      frames: [4],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The capture ends in the middle of the handshake
        info, proven, blame: unknown
        The capture stopped while this handshake was still under way. The answer may have come a moment later.
        > Let the capture run until the client has reported its error.
        > For a minute.
          $ timeout 60 tcpdump -nn -s 0 -w longer.pcap"
      `),
    },
  ],
  quiet: [
    {
      when: 'the handshake is complete',
      story: aStory().tcp().clientHello().serverHello().completed().gaps({ cutOff: true }),
    },
    { when: 'the client had asked again and again', story: aStory().syn(5).gaps({ cutOff: true }) },
  ],
});
