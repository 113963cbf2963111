import { expect } from 'vitest';
import { aStory } from '../../build/story.js';
import { ruleTest } from '../rule-test.js';

const twice = (duplicates: number) => aStory().tcp().clientHello().serverHello().completed().gaps({ duplicates });

ruleTest('capture/duplicates', {
  fires: [{ when: 'each packet is there twice', story: twice(8), frames: [1], rootCause: false, words: (told) => expect(told).toMatchInlineSnapshot(`
    "The capture holds packets of this connection twice
    info, proven, blame: unknown
    8 packets of this connection are in the capture twice. The capture saw them at two places: two interfaces (\`-i any\`), a bridge and its port, or a mirror port.
    > Nothing to mend. A capture of one interface is smaller, and its times are clearer.
    > Without the copies.
      $ editcap -d in.pcapng out.pcapng"
  `), }],
  quiet: [
    { when: 'no packet is', story: twice(0) },
    { when: 'one is, by chance', story: twice(1) },
  ],
});
