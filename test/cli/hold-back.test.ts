import { expect, it } from 'vitest';
import { limits } from '../../src/bytes/limits.js';
import { emptyPacket, type Packet } from '../../src/capture/packet.js';
import { HoldBack } from '../../src/cli/hold-back.js';

function held() {
  const events: (string | number)[] = [];
  const time = { now: 0 };
  const out = { push: ({ frame }: Packet) => void events.push(frame), note: () => void events.push('note'), end: () => void events.push('end') };
  const hold = new HoldBack(out, 300, () => void events.push('look'), () => time.now);
  return { events, time, hold };
}

it('hands packets on in their order when they have waited, and looks for secrets just before', () => {
  const { events, time, hold } = held();
  hold.push({ ...emptyPacket(), frame: 1 });
  time.now = 200;
  hold.push({ ...emptyPacket(), frame: 2 });
  time.now = 301;
  hold.release();
  hold.note({ type: 'comment', text: '' });
  hold.end();
  expect(events).toEqual(['look', 1, 'note', 'look', 2, 'end']);
});

it.each([Uint8Array.of(1, 2, 3, 4), Buffer.of(1, 2, 3, 4)])('keeps its own copy of the bytes, which are borrowed: %o', (data) => {
  const bytes: number[] = [];
  const hold = new HoldBack({ push: ({ data, start, end }) => void bytes.push(...data.subarray(start, end)), note: () => {}, end: () => {} }, 300, () => {});
  hold.push({ ...emptyPacket(), data, start: 1, end: 3 });
  data.fill(9);
  hold.end();
  expect(bytes).toEqual([2, 3]);
});

it('holds no more than it may', () => {
  const { events, hold } = held();
  const data = new Uint8Array(limits.heldBackBytes / 2 + 1);
  for (const frame of [1, 2, 3]) hold.push({ ...emptyPacket(), frame, data, end: data.length });
  expect(events).toEqual(['look', 1, 2]);
});
