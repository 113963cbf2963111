import { openCapture } from '../../src/capture/decode.js';
import { CaptureError, type CaptureSink } from '../../src/capture/packet.js';
import { readCaptureFile } from '../../src/io/file.js';
import { dissect } from '../../src/net/dissect.js';
import { pushFrames, type Frame } from './ethernet-frame.js';
import type { Story } from '../../src/story/story.js';
import { Teller, type TellerOptions } from '../../src/story/teller.js';

export interface StoriesOfCapture {
  readonly stories: Story[];
  readonly packets: number;
  readonly error?: CaptureError;
}

/** The way of a packet from the capture's bytes to stories, as the command line walks it. */
export function storyStage(stories: Story[], options: Partial<TellerOptions> = {}): CaptureSink {
  const teller = new Teller({ push: (story) => void stories.push(story), end: () => {} }, { capture: 0, ...options });
  const packets = dissect(teller);
  return { push: (packet) => packets.push(packet), end: () => packets.end(), note: () => {} };
}

/** All stories of a capture file, in the order in which their connections ended. */
export async function storiesOfFile(path: string): Promise<StoriesOfCapture> {
  const stories: Story[] = [];
  const decoder = openCapture(storyStage(stories));
  try {
    await readCaptureFile(path, decoder);
    return { stories, packets: decoder.packets };
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    return { stories, packets: decoder.packets, error };
  }
}

/** The same for frames that stand in no file. */
export function storiesOfFrames(frames: readonly Frame[]): Story[] {
  const stories: Story[] = [];
  const stage = storyStage(stories);
  pushFrames(frames, stage);
  return stories;
}
