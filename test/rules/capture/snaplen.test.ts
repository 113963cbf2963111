import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('capture/snaplen', {
  fires: [
    {
      when: 'packets are cut',
      story: aStory().tcp().clientHello().gaps({ cut: 400 }),
      frames: [1],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The capture cut its packets short: the handshake cannot be read whole
        info, proven, blame: unknown
        400 bytes of this connection's packets were not written to the capture (snaplen). Messages that do not fit the part that was kept, such as certificates, cannot be read.
        > Capture again with whole packets.
        > With no limit.
          $ tcpdump -nn -s 0 -w whole.pcap 'host 10.0.0.9'"
      `),
    },
  ],
  quiet: [
    {
      when: 'the handshake is complete',
      story: aStory().tcp().clientHello().serverHello().completed().gaps({ cut: 400 }),
    },
  ],
});
