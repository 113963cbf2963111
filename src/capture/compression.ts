import { createGunzip, type Gunzip } from 'node:zlib';
import { CaptureError } from './packet.js';

/** Bytes that tell gzip: its magic number and the only method there is (RFC 1952 §2.3.1). */
const GZIP = [0x1f, 0x8b, 8];
export const COMPRESSION_BYTES = GZIP.length;

export function isGzip(start: Uint8Array): boolean {
  return GZIP.every((byte, at) => start[at] === byte);
}

const CHUNK = 256 * 1024;

/**
 * Decompresses gzip as it arrives (several members in a row are one stream, as gzip has it); what comes out goes to
 * `take` piece by piece, so that memory does not grow with the capture. Await each `write` before the next one. Throws
 * CaptureError with the place in the compressed input, or what `take` throws.
 */
export class GzipStream {
  private readonly gunzip: Gunzip = createGunzip({ chunkSize: CHUNK });
  private failure: Error | undefined;
  private consumed = 0;
  /** Ends the wait for a write: after an error zlib never calls back. */
  private wake: () => void = () => {};

  constructor(take: (bytes: Uint8Array) => void) {
    this.gunzip.on('data', (bytes: Uint8Array) => this.guard(() => take(bytes)));
    this.gunzip.on('error', (error: Error & { code?: string }) => this.fail(this.explain(error)));
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.settled((done) => this.gunzip.write(chunk, done));
    this.consumed += chunk.length;
  }

  async end(): Promise<void> {
    await this.settled((done) => this.gunzip.once('end', done).end());
  }

  private async settled(act: (done: () => void) => void): Promise<void> {
    if (!this.failure) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        act(resolve);
      });
    }
    if (this.failure) throw this.failure;
  }

  private guard(act: () => void): void {
    if (this.failure) return;
    try {
      act();
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
      this.gunzip.destroy();
    }
  }

  private fail(error: Error): void {
    this.failure ??= error;
    this.wake();
  }

  private explain(error: { code?: string }): CaptureError {
    const at = this.consumed;
    if (error.code === 'Z_BUF_ERROR') return new CaptureError(`the gzip data is cut at byte ${at}`, at, 'cut');
    return new CaptureError(`the gzip data is damaged after byte ${at}`, at, 'broken');
  }
}
