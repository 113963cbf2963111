import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/capture/decode.js';
import { CaptureError } from '../../src/capture/packet.js';
import { pcapngBlocks, writePcap, writePcapng, type WrittenPacket } from '../build/capture-writer.js';
import { Keeper, plain, readCapture } from './read.js';

const packets: WrittenPacket[] = [0, 1, 60, 300, 1514, 70_000].map((length, index) => ({
  time: { seconds: 1000 + index, nanos: index * 1001 },
  data: Buffer.alloc(length, index + 1),
  wireLength: length + index,
}));

const captures = { pcap: writePcap(packets), pcapng: writePcapng(packets) };
const formats = ['pcap', 'pcapng'] as const;

/** As many cuts in the headers and small packets in front as in the large one behind. */
const cuts = fc.array(fc.oneof(fc.nat(2200), fc.nat(captures.pcap.length)), { maxLength: 40 });

function slices(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
}

describe.each(formats)('a %s capture', (format) => {
  const bytes = captures[format];
  const whole = readCapture(bytes);
  const expected = plain(whole.packets);

  it('gives what was written', () => {
    expect(whole.packets.every((packet, index) => packet.bytes.equals(packets[index].data))).toBe(true);
    expect(whole.packets.map((packet) => packet.wireLength)).toEqual(packets.map((packet) => packet.wireLength));
    expect(whole).toMatchObject({ ended: 1, error: undefined, decoder: { format, packets: 6, bytes: bytes.length } });
  });

  it('gives the same however it is cut into chunks', () => {
    fc.assert(
      fc.property(cuts, (places) => {
        const { packets: got, notes } = readCapture(...slices(bytes, places));
        expect(plain(got)).toEqual(expected);
        expect(notes).toEqual(whole.notes);
      }),
    );
  });

  it('gives the same byte by byte', () => {
    const { packets: got, error } = readCapture(...Array.from(bytes, (byte) => Uint8Array.of(byte)));
    expect(plain(got)).toEqual(expected);
    expect(error).toBeUndefined();
  });

  it('gives each packet as soon as its last byte is there', () => {
    const keeper = new Keeper();
    const decoder = openCapture(keeper);
    decoder.push(bytes.subarray(0, -1));
    expect(keeper.packets).toHaveLength(5);
    decoder.push(bytes.subarray(-1));
    expect(keeper.packets).toHaveLength(6);
  });

  it('is read straight from the room that the decoder gives', () => {
    const keeper = new Keeper();
    const decoder = openCapture(keeper);
    for (let at = 0; at < bytes.length;) {
      const room = decoder.room(1000);
      const chunk = bytes.subarray(at, at + Math.min(room.length, 1000));
      room.set(chunk);
      decoder.wrote(chunk.length);
      at += chunk.length;
    }
    decoder.end();
    expect(plain(keeper.packets)).toEqual(expected);
  });

  it('is told to be cut, with the place, wherever it ends inside something', () => {
    const ends = Array.from({ length: 1200 }, (_, index) => index + 4);
    for (const end of ends) {
      const { error, packets: got, ended } = readCapture(bytes.subarray(0, end));
      expect(plain(got)).toEqual(expected.slice(0, got.length));
      expect(ended).toBe(1);
      if (!error) continue;
      expect(error.kind).toBe('cut');
      expect(error.offset).toBeLessThan(end);
      expect(error.message).toMatch(/^the capture is cut inside .+ at byte \d+: \d+ of its \d+ bytes are there$/);
    }
  });
});

describe('openCapture', () => {
  it.each([
    [[], 'the input is empty'],
    [[0xd4, 0xc3], 'the input has 2 bytes only, too few for a capture'],
    [[1, 2, 3, 4, 5], 'the input begins with 01 02 03 04 05, which no capture format known here does'],
  ])('refuses %j', (bytes, message) => {
    expect(readCapture(Uint8Array.from(bytes))).toMatchObject({
      ended: 1,
      error: { kind: 'broken', offset: 0, message },
    });
  });

  it('says the same of a foreign input however it is cut', () => {
    const text = Buffer.from('12:00:01.000000 IP 10.0.0.1.443 > 10.0.0.2.1234: Flags [S]');
    const whole = readCapture(text).error?.message;
    expect(whole).toBe('the input is text, not a capture; save packets with tcpdump -w or dumpcap');
    for (let at = 0; at < 40; at++)
      expect(readCapture(text.subarray(0, at), text.subarray(at)).error?.message).toBe(whole);
  });

  it('does not ask for room for a length beyond the limits', () => {
    const decoder = openCapture(new Keeper());
    decoder.push(captures.pcap.subarray(0, 24));
    expect(() => decoder.push(Buffer.alloc(16, 0xff))).toThrow(CaptureError);
    expect(decoder.room().length).toBeLessThan(1 << 20);
  });

  it('keeps its buffer small in a long capture', () => {
    const decoder = openCapture({ push: () => {}, note: () => {}, end: () => {} });
    const { sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();
    decoder.push(Buffer.concat([sectionHeader(), interfaceDescription()]));
    const packet = enhancedPacket({ data: Buffer.alloc(1000) });
    for (let count = 0; count < 5000; count++) decoder.push(packet);
    expect(decoder.packets).toBe(5000);
    expect(decoder.room().length).toBe(64 * 1024);
  });

  it('ends the sink once, abandoned or not', () => {
    const keeper = new Keeper();
    const decoder = openCapture(keeper);
    decoder.push(captures.pcap.subarray(0, 100));
    decoder.abandon();
    decoder.abandon();
    expect(() => decoder.end()).not.toThrow();
    expect(keeper.ended).toBe(1);
  });
});
