import { describe, expect, it } from 'vitest';
import radiotap from '../../../src/link/types/radiotap.js';
import { hexed, peeling } from '../peeling.js';

const qos = '8801 0000 020000000001 020000000002 020000000003 0000 0000';
const snap = 'aaaa03 000000 0800';

describe('radiotap', () => {
  it('is stepped over by its length', () => {
    const frame = hexed(`0000 0a00 00000000 ffff ${qos} ${snap}`, 'ip');
    expect(peeling(radiotap.peel, frame)).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it.each([
    ['flags alone', '0000 0900 02000000 20'],
    ['a time before them', '0000 0000 03000000 0000000000000000 20'],
    ['an aligned time before them', '0000 0000 03000080 00000000 00000000 0000000000000000 20'],
    ['more words of presence', '0000 0d00 02000080 00000000 20'],
  ])('minds the pad in the frame that its flags tell of: %s', (_, header) => {
    const start = Buffer.from(header.replaceAll(' ', ''), 'hex');
    start.writeUInt16LE(start.length, 2);
    const frame = hexed(`${start.toString('hex')} ${qos} 0000 ${snap}`, 'ip');
    expect(peeling(radiotap.peel, frame)).toMatchObject({ etherType: 0x0800, rest: 'ip' });
  });

  it('refuses a length shorter than its header or longer than the packet', () => {
    expect(peeling(radiotap.peel, hexed(`0000 0700 00000000 ${qos}`))).toBe(false);
    expect(peeling(radiotap.peel, hexed('0000 ff00 00000000'))).toBe(false);
  });
});
