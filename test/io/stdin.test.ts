import { PassThrough, Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../src/capture/decode.js';
import { InputError } from '../../src/io/input-error.js';
import { readStream } from '../../src/io/stdin.js';
import { writePcap, writePcapng } from '../build/capture-writer.js';
import { Keeper } from '../capture/read.js';

const packets = [10, 200, 3000].map((length) => ({ data: Buffer.alloc(length, length) }));
const bytes = writePcap(packets);

async function read(chunks: Uint8Array[]): Promise<Keeper> {
  const keeper = new Keeper();
  await readStream(Readable.from(chunks), openCapture(keeper));
  return keeper;
}

describe('readStream', () => {
  it('hands packets on while the stream is still open', async () => {
    const keeper = new Keeper();
    const input = new PassThrough();
    const reading = readStream(input, openCapture(keeper));
    const arrived = async (count: number) => {
      while (keeper.packets.length < count) await setImmediate();
    };
    input.write(bytes.subarray(0, 24 + 26));
    await arrived(1);
    input.write(bytes.subarray(24 + 26, -1));
    await arrived(2);
    expect([keeper.packets.length, keeper.ended]).toEqual([2, 0]);
    input.end(bytes.subarray(-1));
    await reading;
    expect([keeper.packets.length, keeper.ended]).toEqual([3, 1]);
  });

  it.each([
    ['pcap', bytes],
    ['pcapng', writePcapng(packets)],
    ['packed pcap', gzipSync(bytes)],
  ])('reads a %s byte by byte', async (_, content) => {
    const keeper = await read(Array.from(content, (byte) => Uint8Array.of(byte)));
    expect(keeper.packets.map((packet) => packet.bytes)).toEqual(packets.map((packet) => packet.data));
  });

  it('refuses an input that ends before it begins', async () => {
    await expect(read([])).rejects.toThrow('the input is empty');
    await expect(read([Uint8Array.of(0x1f, 0x8b)])).rejects.toThrow('the input has 2 bytes only');
  });

  it('ends the sink when the input is broken, and lets go of the stream', async () => {
    const keeper = new Keeper();
    const input = new PassThrough();
    input.write('{"this": "is the output of tshark -T json"}');
    await expect(readStream(input, openCapture(keeper))).rejects.toThrow('the input is JSON, not a capture');
    expect([keeper.ended, input.destroyed]).toEqual([1, true]);
  });

  it('names the stream when the stream fails', async () => {
    const input = new PassThrough();
    input.destroy(new Error('the line went dead'));
    const reading = readStream(input, openCapture(new Keeper()));
    await expect(reading).rejects.toBeInstanceOf(InputError);
    await expect(reading).rejects.toThrow('cannot read standard input: the line went dead');
  });
});
