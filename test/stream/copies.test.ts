import { describe, expect, it } from 'vitest';
import { degradations, randomFrom } from '../build/degradations.js';
import { framesOf } from '../build/ethernet-frame.js';
import { recordedCaptures } from '../build/recorded.js';
import { storiesOfFrames } from '../build/stories.js';

const { bytes } = recordedCaptures.find(({ name }) => name === 'healthy-tls12') ?? { bytes: Buffer.alloc(0) };
const frames = framesOf(bytes);
const doubling = degradations.filter(({ name }) => /twice|two interfaces|mirror|with and without/.test(name));

describe('copies of packets', () => {
  it.each(doubling)('are counted and left out: $name', ({ apply }) => {
    const [told] = storiesOfFrames(apply(frames, randomFrom(1)));
    const [whole] = storiesOfFrames(frames);
    expect(told.gaps.duplicates).toBeGreaterThan(2);
    expect(told.client.retransmissions + told.server.retransmissions).toBe(0);
    expect([told.client.sent, told.server.sent]).toEqual([whole.client.sent, whole.server.sent]);
  });

  it('are not seen where there are none', () => {
    expect(storiesOfFrames(frames)[0].gaps.duplicates).toBe(0);
  });
});
