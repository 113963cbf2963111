import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

ruleTest('capture/joined-late', {
  fires: [
    {
      when: 'the beginning is missing',
      story: aStory().applicationData('client').gaps({ joinedLate: true }),
      frames: [1],
      words: (told) => expect(told).toMatchInlineSnapshot(`
        "The capture begins after the connection did: its handshake cannot be seen
        info, proven, blame: unknown
        This connection was already running when the capture began, so its handshake is not in it. Whether the handshake worked, and what was agreed in it, cannot be told from here.
        > Let a capture run in a ring of files before the failure comes, so that the beginning is in it.
        > Keep the last gigabyte.
          $ dumpcap -i any -b filesize:50000 -b files:20 -w ring.pcapng"
      `),
    },
  ],
  quiet: [
    {
      when: 'the handshake is complete',
      story: aStory().tcp().clientHello().serverHello().completed().gaps({ joinedLate: true }),
    },
    { when: 'it began in the capture', story: aStory().tcp().clientHello() },
  ],
});
