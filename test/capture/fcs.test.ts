import { expect, it } from 'vitest';
import { stripFcs } from '../../src/capture/fcs.js';
import { emptyPacket } from '../../src/capture/packet.js';

it.each([
  { captured: 64, wire: 64, left: 60 },
  { captured: 62, wire: 64, left: 60 },
  { captured: 40, wire: 64, left: 40 },
  { captured: 2, wire: 2, left: 0 },
])('stripFcs leaves $left of $captured captured bytes of a frame of $wire', ({ captured, wire, left }) => {
  const packet = { ...emptyPacket(), start: 10, end: 10 + captured, wireLength: wire };
  stripFcs(packet, 4);
  expect([packet.end - packet.start, packet.wireLength]).toEqual([left, Math.max(wire - 4, 0)]);
});
