import { describe, expect, it } from 'vitest';
import { pcapngBlocks } from '../../../build/capture-writer.js';
import { readCapture } from '../../read.js';

const { write, block, options, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();
const data = Buffer.from('0123456789');
const begin = [sectionHeader(), interfaceDescription()];

describe('packet blocks', () => {
  it('hand a comment on before its packet, with the frame', () => {
    const { notes } = readCapture(...begin, enhancedPacket({ data }), enhancedPacket({ data, comment: 'look here' }));
    expect(notes.at(-1)).toEqual({ type: 'comment', text: 'look here', frame: 2 });
  });

  it('need no end of options', () => {
    const bare = block(
      6,
      write([4, 0], [4, 0], [4, 0], [4, 4], [4, 4]),
      Buffer.from('data'),
      write([2, 1], [2, 2]),
      Buffer.from('hi'),
    );
    expect(readCapture(...begin, bare).of('comment')).toEqual([{ type: 'comment', text: 'hi', frame: 1 }]);
  });

  it('take the frame check sequence off that the flags tell of', () => {
    const flags = write([4, 4 << 5]);
    expect(readCapture(...begin, enhancedPacket({ data }, 0, [2, flags])).packets[0]).toMatchObject({
      wireLength: 6,
      bytes: data.subarray(0, 6),
    });
  });

  it('have no time in a simple block, and the captured length that the others allow', () => {
    const simple = (wire: number, bytes: Buffer) => block(3, write([4, wire]), bytes);
    const snapped = block(1, write([2, 1], [2, 0], [4, 6]));
    const lengths = (...blocks: Buffer[]) =>
      readCapture(...blocks).packets.map((packet) => [packet.bytes.length, packet.wireLength]);
    expect(readCapture(...begin, simple(10, data)).packets[0]).toMatchObject({ seconds: NaN, nanos: 0, frame: 1 });
    expect(lengths(...begin, simple(9, data), simple(50, data))).toEqual([
      [9, 9],
      [12, 50],
    ]);
    expect(lengths(sectionHeader(), snapped, simple(50, data.subarray(0, 6)))).toEqual([[6, 50]]);
  });

  it('count losses in the obsolete block, unless it does not know them', () => {
    const old = (drops: number) => block(2, write([2, 0], [2, drops], [4, 0], [4, 5_000_000], [4, 10], [4, 20]), data);
    const { packets, notes } = readCapture(...begin, old(0xffff), old(3), old(2));
    expect(packets[0]).toMatchObject({ seconds: 5, nanos: 0, wireLength: 20, bytes: data });
    expect(notes.slice(1)).toEqual([3, 2].map((count) => ({ type: 'dropped', count, interface: 0 })));
  });

  it('count losses that the options of an enhanced block tell', () => {
    const drops = enhancedPacket({ data }, 0, [4, write([4, 7], [4, 0])]);
    expect(readCapture(...begin, drops).of('dropped')).toEqual([{ type: 'dropped', count: 7, interface: 0 }]);
  });

  it.each([
    ['an interface that was not declared', enhancedPacket({ data }, 3), 'names interface 3, the section has 1'],
    [
      'more bytes than the block has',
      block(6, write([4, 0], [4, 0], [4, 0], [4, 40], [4, 40]), data),
      'holds a packet that claims 40 bytes, more than the 12 bytes that the block has room for',
    ],
    [
      'more bytes than a packet may have',
      block(6, write([4, 0], [4, 0], [4, 0], [4, 0x7fffffff], [4, 40]), data),
      'holds a packet that claims 2.0 GiB, more than the 256 KiB that a packet may have',
    ],
    ['less than their fixed fields', block(6, data), 'is a packet block of 12 bytes, 20 at least are needed'],
    [
      'an option longer than the block',
      block(6, write([4, 0], [4, 0], [4, 0], [4, 0], [4, 0], [2, 1], [2, 99])),
      'has an option 1 of 99 bytes, 0 are left',
    ],
    [
      'an option too short for its value',
      block(6, write([4, 0], [4, 0], [4, 0], [4, 0], [4, 0], [2, 4], [2, 4], [4, 0])),
      'has an option 4 of 4 bytes, 8 are needed',
    ],
  ])('refuse %s', (_, broken, problem) => {
    expect(readCapture(...begin, broken).error?.message).toBe(`pcapng block 3 at byte 48 ${problem}`);
  });

  it('ignore options that mean nothing here', () => {
    expect(options([])).toHaveLength(0);
    const { packets, notes } = readCapture(
      ...begin,
      enhancedPacket({ data }, 0, [3, [2, 1, 2, 3, 4]], [0x8001, 'unknown']),
    );
    expect([packets.length, notes.length]).toEqual([1, 1]);
  });
});
