import type { Packet } from './packet.js';

/** Takes the frame check sequence, `length` bytes at the end of the frame, off as far as it was captured. */
export function stripFcs(packet: Packet, length: number): void {
  packet.wireLength = Math.max(packet.wireLength - length, 0);
  packet.end = Math.min(packet.end, packet.start + packet.wireLength);
}
