import { COMPRESSION_BYTES, GzipStream, isGzip } from '../capture/compression.js';
import type { CaptureDecoder } from '../capture/decode.js';
import { growHeapSlowly } from './heap.js';
import { inputError } from './input-error.js';

/**
 * Reads a capture from a stream that may still be written to, plain or gzip: packets are handed on as soon as they are
 * whole. The decoder's sink is ended in every case. Throws CaptureError, or InputError where the stream itself fails.
 */
export async function readStream(
  input: AsyncIterable<Uint8Array>,
  decoder: CaptureDecoder,
  name = 'standard input',
): Promise<void> {
  try {
    growHeapSlowly();
    const inflow = new Inflow(decoder);
    for await (const chunk of guarded(input, name)) await inflow.push(chunk);
    await inflow.end();
    decoder.end();
  } finally {
    decoder.abandon();
  }
}

/** Names the stream in its own errors, and leaves those of who reads from it alone. */
async function* guarded(input: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  const chunks = input[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw inputError(name, error);
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}

/** Holds the first few bytes back until they tell whether what follows is compressed. */
export class Inflow {
  private first: Uint8Array | undefined = new Uint8Array(0);
  private gzip?: GzipStream;

  constructor(private readonly decoder: CaptureDecoder) {}

  async push(chunk: Uint8Array): Promise<void> {
    if (!this.first) return this.pass(chunk);
    this.first = Buffer.concat([this.first, chunk]);
    if (this.first.length >= COMPRESSION_BYTES) await this.start(this.first);
  }

  async end(): Promise<void> {
    if (this.first) await this.start(this.first);
    await this.gzip?.end();
  }

  private async start(first: Uint8Array): Promise<void> {
    this.first = undefined;
    if (isGzip(first)) this.gzip = new GzipStream((bytes) => this.decoder.push(bytes));
    await this.pass(first);
  }

  private async pass(chunk: Uint8Array): Promise<void> {
    if (this.gzip) await this.gzip.write(chunk);
    else this.decoder.push(chunk);
  }
}
