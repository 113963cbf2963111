import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/bytes/limits.js';
import { pcapngBlocks, writePcapng } from '../../build/capture-writer.js';
import { readCapture } from '../read.js';

const data = Buffer.from('0123456789');
const { write, block, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();

describe('pcapng', () => {
  it.each([false, true])('reads packets of several interfaces, big-endian %s', (big) => {
    const time = { seconds: 1_700_000_000, nanos: 123_456_789 };
    const { packets, decoder } = readCapture(
      writePcapng(
        [
          { time, data, wireLength: 99 },
          { data, linkType: 101 },
        ],
        { big },
      ),
    );
    expect(packets[0]).toEqual({ frame: 1, ...time, digits: 9, linkType: 1, wireLength: 99, bytes: data });
    expect(packets[1]).toMatchObject({ frame: 2, seconds: 0, linkType: 101 });
    expect(decoder).toMatchObject({ format: 'pcapng', packets: 2, linkTypes: [1, 101], digits: 9 });
  });

  it('begins anew with each section, but goes on counting frames and interfaces', () => {
    const other = pcapngBlocks(true);
    const { packets, notes } = readCapture(
      sectionHeader(),
      interfaceDescription(1),
      enhancedPacket({ data }),
      other.sectionHeader(),
      other.interfaceDescription(101),
      other.enhancedPacket({ data }),
    );
    expect(packets.map(({ frame, linkType }) => [frame, linkType])).toEqual([
      [1, 1],
      [2, 101],
    ]);
    expect(notes.map((note) => note.type === 'interface' && note.index)).toEqual([0, 1]);
  });

  it('does not take an interface over into the next section', () => {
    const { error } = readCapture(sectionHeader(), interfaceDescription(), sectionHeader(), enhancedPacket({ data }));
    expect(error?.message).toBe('pcapng block 4 at byte 76 names interface 0, the section has 0');
  });

  it('hands the comments of a section on', () => {
    expect(readCapture(sectionHeader([2, 'hardware'], [1, 'a comment'])).notes).toEqual([
      { type: 'comment', text: 'a comment' },
    ]);
  });

  it('skips journal entries, custom and unknown blocks', () => {
    const skipped = [9, 0xbad, 0x40000bad, 0x0bad0bad, 11].map((type) => block(type, Buffer.from('content')));
    const { packets, notes, error } = readCapture(
      sectionHeader(),
      ...skipped,
      interfaceDescription(),
      enhancedPacket({ data }),
    );
    expect(packets).toMatchObject([{ frame: 1 }]);
    expect(notes).toHaveLength(1);
    expect(error).toBeUndefined();
  });

  it.each([
    ['a length that is too small', write([4, 6], [4, 8]), 'claims 8 bytes, 12 at least are needed'],
    [
      'a length that is no multiple of four',
      write([4, 6], [4, 33]),
      'claims 33 bytes, which is not a multiple of four',
    ],
    ['a length above the limit', write([4, 77], [4, 0x40000000]), 'claims 1 GiB, more than the 16 MiB it may have'],
    ['two lengths that differ', write([4, 77], [4, 12], [4, 16]), 'is 12 bytes long in front and 16 behind'],
    [
      'a section of no byte order',
      write([4, 0x0a0d0d0a], [4, 28], [4, 0]),
      'begins a section without the mark that tells its byte order',
    ],
  ])('refuses %s at once', (_, bytes, problem) => {
    const { error } = readCapture(sectionHeader(), bytes);
    expect(error).toMatchObject({ kind: 'broken', offset: 28, message: `pcapng block 2 at byte 28 ${problem}` });
  });

  it('reads a block as large as the limit, and no larger buffer stays needed', () => {
    const largest = block(0x77, Buffer.alloc(limits.blockBytes - 12));
    expect(
      readCapture(sectionHeader(), largest, interfaceDescription(), enhancedPacket({ data })).packets,
    ).toHaveLength(1);
  });

  it('survives any damage with a sentence', () => {
    const whole = Buffer.concat([
      sectionHeader([1, 'comment']),
      interfaceDescription(1, [2, 'eth0'], [9, [9]], [14, new Uint8Array(8)]),
      block(10, write([4, 0x544c534b], [4, 4]), Buffer.from('keys')),
      block(4, write([2, 1], [2, 9]), Buffer.from([10, 0, 0, 1]), Buffer.from('host\0\0\0\0'), write([4, 0])),
      enhancedPacket({ data, comment: 'here' }, 0, [4, new Uint8Array(8)]),
      block(3, write([4, 10]), data),
      block(5, write([4, 0], [4, 0], [4, 0])),
    ]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(damage, (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        expect(readCapture(bytes).ended).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
});
