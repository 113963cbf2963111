import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { GzipStream, isGzip } from '../../src/capture/compression.js';
import { CaptureError } from '../../src/capture/packet.js';

const content = Buffer.from(Array.from({ length: 400_000 }, (_, index) => (index * 7919) >> 5));

async function inflate(bytes: Uint8Array, step: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const gzip = new GzipStream((piece) => pieces.push(Buffer.from(piece)));
  for (let at = 0; at < bytes.length; at += step) await gzip.write(bytes.subarray(at, at + step));
  await gzip.end();
  return Buffer.concat(pieces);
}

describe('GzipStream', () => {
  it.each([1000, 65_536, 1e9])('decompresses pieces of %i bytes', async (step) => {
    expect((await inflate(gzipSync(content), step)).equals(content)).toBe(true);
  });

  it('reads members in a row as one', async () => {
    const both = Buffer.concat([gzipSync(content.subarray(0, 1000)), gzipSync(content.subarray(1000))]);
    expect((await inflate(both, 777)).equals(content)).toBe(true);
  });

  it('gives what has come before it waits for more', async () => {
    let got = 0;
    const gzip = new GzipStream((piece) => (got += piece.length));
    await gzip.write(gzipSync(content).subarray(0, 50_000));
    expect(got).toBeGreaterThan(0);
  });

  it('gives pieces of bounded size, however well it was packed', async () => {
    let largest = 0;
    const gzip = new GzipStream((piece) => (largest = Math.max(largest, piece.length)));
    await gzip.write(gzipSync(Buffer.alloc(20_000_000)));
    await gzip.end();
    expect(largest).toBeLessThanOrEqual(256 * 1024);
  });

  it('tells that the data is cut, after all that was there', async () => {
    const bytes = gzipSync(content);
    const pieces: Buffer[] = [];
    const gzip = new GzipStream((piece) => pieces.push(Buffer.from(piece)));
    await gzip.write(bytes.subarray(0, -20));
    await expect(gzip.end()).rejects.toMatchObject({
      kind: 'cut',
      message: `the gzip data is cut at byte ${bytes.length - 20}`,
    });
    expect(Buffer.concat(pieces).length).toBeGreaterThan(content.length / 2);
  });

  it('tells that the data is damaged, and goes on telling', async () => {
    const bytes = gzipSync(content);
    bytes.fill(0xff, 200, 300);
    const gzip = new GzipStream(() => {});
    await expect(gzip.write(bytes)).rejects.toBeInstanceOf(CaptureError);
    await expect(gzip.write(bytes)).rejects.toMatchObject({ kind: 'broken' });
    await expect(gzip.end()).rejects.toMatchObject({ kind: 'broken' });
  });

  it('hands on what its taker throws', async () => {
    const gzip = new GzipStream(() => {
      throw new CaptureError('no', 3, 'broken');
    });
    await expect(gzip.write(gzipSync(content))).rejects.toMatchObject({ message: 'no', offset: 3 });
  });
});

describe('isGzip', () => {
  it('knows gzip by its first three bytes', () => {
    expect(isGzip(gzipSync(''))).toBe(true);
    expect(isGzip(Uint8Array.of(0x1f, 0x8b))).toBe(false);
  });
});
