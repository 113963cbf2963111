import { describe, expect, it } from 'vitest';
import { limits } from '../../../src/bytes/limits.js';
import { writePcap } from '../../build/capture-writer.js';
import { readCapture } from '../read.js';

const data = Buffer.from('0123456789');
const time = { seconds: 1_700_000_000, nanos: 123_456_789 };

describe('pcap', () => {
  it.each([
    { big: false, nanos: false, kept: 123_456_000 },
    { big: true, nanos: false, kept: 123_456_000 },
    { big: false, nanos: true, kept: 123_456_789 },
    { big: true, nanos: true, kept: 123_456_789 },
  ])('reads big-endian $big, nanoseconds $nanos', ({ big, nanos, kept }) => {
    const { packets, decoder } = readCapture(
      writePcap([{ time, data, wireLength: 99 }], { big, nanos, linkType: 113 }),
    );
    const digits = nanos ? 9 : 6;
    expect(packets).toEqual([
      { frame: 1, seconds: time.seconds, nanos: kept, digits, linkType: 113, wireLength: 99, bytes: data },
    ]);
    expect(decoder).toMatchObject({ format: 'pcap', packets: 1, bytes: 50, linkTypes: [113], digits });
  });

  it('tells of its one interface', () => {
    expect(readCapture(writePcap([], { linkType: 276, snapLength: 96 })).notes).toEqual([
      { type: 'interface', index: 0, linkType: 276, digits: 6, snapLength: 96 },
    ]);
  });

  it('reads seconds past 2038', () => {
    const late = { seconds: 0xffff_ffff, nanos: 0 };
    expect(readCapture(writePcap([{ time: late, data }])).packets[0]).toMatchObject(late);
  });

  it('carries a fraction above a second over', () => {
    const { packets } = readCapture(writePcap([{ time: { seconds: 7, nanos: 2_500_000_000 }, data }], { nanos: true }));
    expect(packets[0]).toMatchObject({ seconds: 9, nanos: 500_000_000 });
  });

  it('takes the frame check sequence off as far as it was captured', () => {
    const packets = [
      { data },
      { data: data.subarray(0, 8), wireLength: 10 },
      { data: data.subarray(0, 5), wireLength: 10 },
    ];
    const lengths = (linkFlags: number) =>
      readCapture(writePcap(packets, { linkFlags })).packets.map((packet) => [packet.bytes.length, packet.wireLength]);
    expect(lengths(0x2400)).toEqual([
      [6, 6],
      [6, 6],
      [5, 6],
    ]);
    expect(lengths(0x2000)).toEqual([
      [10, 10],
      [8, 10],
      [5, 10],
    ]);
  });

  it('ignores the reserved bits of the link-type field', () => {
    expect(readCapture(writePcap([{ data }], { linkFlags: 0x0bff })).packets[0]).toMatchObject({
      linkType: 1,
      bytes: data,
    });
  });

  it('takes the lengths in either order before version 2.4', () => {
    const bytes = writePcap([{ data, wireLength: 99 }, { data }], { version: [2, 3] });
    bytes.writeUInt32LE(99, 24 + 8);
    bytes.writeUInt32LE(10, 24 + 12);
    expect(readCapture(bytes).packets.map((packet) => [packet.bytes.length, packet.wireLength])).toEqual([
      [10, 99],
      [10, 10],
    ]);
  });

  it('never gives a packet that was shorter on the wire than in the capture', () => {
    expect(readCapture(writePcap([{ data, wireLength: 3 }])).packets[0]).toMatchObject({ wireLength: 10, bytes: data });
  });

  it('refuses a length above the limit without waiting for the bytes', () => {
    const bytes = writePcap([{ data }, { data }]);
    bytes.writeUInt32LE(0xffff_ffff, 24 + 26 + 8);
    const { packets, error } = readCapture(bytes.subarray(0, 24 + 26 + 16));
    expect(packets).toHaveLength(1);
    expect(error).toMatchObject({
      kind: 'broken',
      offset: 50,
      message: 'packet 2 at byte 50 claims 4.0 GiB, more than the 256 KiB that a packet may have',
    });
  });

  it('reads a packet as long as the limit', () => {
    const longest = Buffer.alloc(limits.packetBytes, 7);
    expect(readCapture(writePcap([{ data: longest }])).packets[0].bytes.equals(longest)).toBe(true);
  });

  it('refuses another major version', () => {
    expect(readCapture(writePcap([], { version: [3, 0] })).error).toMatchObject({ kind: 'broken', offset: 4 });
  });
});
