import { openCapture } from '../../src/capture/decode.js';
import type { Story } from '../../src/story/story.js';
import { type WrittenPacket, writePcap } from '../build/capture-writer.js';
import { storyStage } from '../build/stories.js';

/** The stories of packets, through the whole way from a capture's bytes on. */
export function tell(packets: readonly WrittenPacket[]): Story[] {
  const stories: Story[] = [];
  const decoder = openCapture(storyStage(stories));
  decoder.push(writePcap([...packets]));
  decoder.end();
  return stories.sort((a, b) => a.id - b.id);
}
