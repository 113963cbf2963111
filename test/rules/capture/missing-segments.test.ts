import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('capture/missing-segments', {
  fires: [
    {
      when: 'handshake bytes are missing',
      story: aStory()
        .tcp()
        .clientHello()
        .gaps({ missing: { client: 0, server: 1448 }, handshakeHole: { client: false, server: true } }),
      frames: [1],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "Packets of the handshake are missing from the capture
        info, proven, blame: unknown
        1,448 bytes of the server are not in the capture, in the middle of the handshake. What seems not to have been said may have been said in them; verdicts on this connection claim less for it.
        > Capture again with a larger buffer, or with a filter that keeps less traffic.
        > With a buffer of 64 MiB.
          $ dumpcap -i any -B 64 -f 'host 10.0.0.9' -w again.pcapng"
      `),
    },
  ],
  quiet: [
    {
      when: 'the handshake is complete',
      story: aStory()
        .tcp()
        .clientHello()
        .serverHello()
        .completed()
        .gaps({ missing: { client: 0, server: 9000 } }),
    },
    {
      when: 'the packets were cut, not lost',
      story: aStory()
        .tcp()
        .clientHello()
        .gaps({ cut: 300, handshakeHole: { client: false, server: true } }),
    },
  ],
});
