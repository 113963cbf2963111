import type { Story } from '../../../src/story/story.js';
import type { TimedPacket } from '../../build/packets.js';
import { tell } from '../../story/told.js';

/** The story of the first name that these packets ask for in vain. */
export function lookup(packets: readonly TimedPacket[]): Story {
  const story = tell(packets).find(({ name }) => name !== undefined);
  if (!story) throw new Error('no name fails in these packets');
  return story;
}
