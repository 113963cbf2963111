import { openCapture } from '../../src/capture/decode.js';
import type { WrittenPacket } from './capture-writer.js';

/** The packets of a capture, to be written into another. */
export function packetsOf(capture: Uint8Array): WrittenPacket[] {
  const found: WrittenPacket[] = [];
  const decoder = openCapture({
    push: ({ data, start, end, seconds, nanos }) => void found.push({ data: data.slice(start, end), time: { seconds, nanos } }),
    note: () => {},
    end: () => {},
  });
  decoder.push(capture);
  decoder.end();
  return found;
}
