import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { openCapture } from '../../src/capture/decode.js';
import { readCaptureFile, type Progress } from '../../src/io/file.js';
import { InputError } from '../../src/io/input-error.js';
import { writePcap } from '../build/capture-writer.js';
import { Keeper } from '../capture/read.js';

const folder = mkdtempSync(join(tmpdir(), 'tlswhy-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

const packets = Array.from({ length: 4000 }, (_, index) => ({ data: Buffer.alloc(1000, index) }));
const bytes = writePcap(packets);

function put(name: string, content: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function read(path: string, progress?: Progress): Promise<Keeper> {
  const keeper = new Keeper();
  await readCaptureFile(path, openCapture(keeper), progress);
  return keeper;
}

describe('readCaptureFile', () => {
  it.each([
    ['plain.pcap', bytes],
    ['packed.pcap.gz', gzipSync(bytes)],
    ['named-wrongly.pcap', gzipSync(bytes)],
  ])('reads %s', async (name, content) => {
    const keeper = await read(put(name, content));
    expect(keeper.packets).toHaveLength(packets.length);
    expect(keeper.packets.every((packet, index) => packet.bytes.equals(packets[index].data))).toBe(true);
    expect(keeper.ended).toBe(1);
  });

  it.each([
    ['plain', bytes],
    ['packed', gzipSync(bytes, { level: 0 })],
  ])('tells how far it is: %s', async (name, content) => {
    const steps: number[] = [];
    await read(put(name, content), async (done, total) => {
      expect(total).toBe(content.length);
      steps.push(done);
    });
    expect(steps.length).toBeGreaterThan(1);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)).toBe(content.length);
  });

  it('reads a named pipe while it is written', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    const writer = spawn('sh', ['-c', `cat '${put('source.pcap', bytes)}' > '${path}'`]);
    expect((await read(path)).packets).toHaveLength(packets.length);
    writer.unref();
  });

  it('gives what comes before a cut, and ends the sink', async () => {
    const keeper = new Keeper();
    const reading = readCaptureFile(put('cut.pcap', bytes.subarray(0, -5)), openCapture(keeper));
    await expect(reading).rejects.toMatchObject({ kind: 'cut' });
    expect([keeper.packets.length, keeper.ended]).toEqual([packets.length - 1, 1]);
  });

  it('gives what comes before a cut in compressed data', async () => {
    const keeper = new Keeper();
    const reading = readCaptureFile(
      put('cut.gz', gzipSync(bytes, { level: 0 }).subarray(0, -2000)),
      openCapture(keeper),
    );
    await expect(reading).rejects.toMatchObject({ kind: 'cut', message: expect.stringContaining('gzip') });
    expect([keeper.packets.length, keeper.ended]).toEqual([packets.length - 2, 1]);
  });

  it.each([
    ['nowhere.pcap', 'there is no such file'],
    ['plain.pcap/inside', 'a part of the path is not a directory'],
    ['', 'it is a directory, not a capture'],
    ['loop', 'its symbolic links lead in a circle'],
  ])('says why it cannot read %j', async (name, reason) => {
    put('plain.pcap', bytes);
    if (name === 'loop') symlinkSync(join(folder, 'loop'), join(folder, 'loop'));
    const path = join(folder, name);
    const reading = read(path);
    await expect(reading).rejects.toBeInstanceOf(InputError);
    await expect(reading).rejects.toThrow(`cannot read ${path}: ${reason}`);
  });

  it('says that an empty file is empty', async () => {
    await expect(read(put('empty.pcap', new Uint8Array(0)))).rejects.toThrow('the input is empty');
  });
});
