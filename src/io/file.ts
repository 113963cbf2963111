import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { COMPRESSION_BYTES, isGzip } from '../capture/compression.js';
import type { CaptureDecoder } from '../capture/decode.js';
import { growHeapSlowly } from './heap.js';
import { InputError, inputError } from './input-error.js';
import { Inflow, readStream } from './stdin.js';

/** Measured on a 150 MB capture: below 1 MiB the calls show, above it nothing more is won. */
const READ_BYTES = 1024 * 1024;

/** Bytes read so far and in all, of the file as it lies on the disk; reading waits where it returns a promise. */
export type Progress = (read: number, total: number) => void | Promise<void>;

/**
 * Reads a capture file, plain or gzip, straight into the decoder's buffer. Once the file is open the decoder's sink is
 * ended in every case. Throws InputError where the file cannot be opened or read, CaptureError where its content cannot.
 */
export async function readCaptureFile(path: string, decoder: CaptureDecoder, progress?: Progress): Promise<void> {
  if (!stat(path).isFile()) return readStream(createReadStream(path), decoder, path);
  const file = attempt(path, () => openSync(path, 'r'));
  try {
    await readAll(path, file, decoder, progress);
    decoder.end();
  } finally {
    closeSync(file);
    decoder.abandon();
  }
}

/** A pipe (`<(zcat x)`) is read as a stream; a directory is refused here. */
function stat(path: string): Stats {
  const found = attempt(path, () => statSync(path));
  if (found.isDirectory()) throw new InputError(`cannot read ${path}: it is a directory, not a capture`);
  return found;
}

async function readAll(path: string, file: number, decoder: CaptureDecoder, progress?: Progress): Promise<void> {
  const total = fstatSync(file).size;
  growHeapSlowly();
  for (let read = 0; ;) {
    const room = decoder.room(READ_BYTES);
    const count = attempt(path, () => readSync(file, room));
    if (count === 0) return;
    if (read === 0 && isGzip(room.subarray(0, Math.min(count, COMPRESSION_BYTES)))) {
      return inflateAll(path, file, decoder, room.slice(0, count), progress);
    }
    read += count;
    decoder.wrote(count);
    await progress?.(read, total);
  }
}

async function inflateAll(
  path: string,
  file: number,
  decoder: CaptureDecoder,
  first: Uint8Array,
  progress?: Progress,
): Promise<void> {
  const total = fstatSync(file).size;
  const inflow = new Inflow(decoder);
  const buffer = new Uint8Array(READ_BYTES);
  let read = 0;
  for (
    let chunk = first;
    chunk.length > 0;
    chunk = buffer.subarray(
      0,
      attempt(path, () => readSync(file, buffer)),
    )
  ) {
    await inflow.push(chunk);
    read += chunk.length;
    await progress?.(read, total);
  }
  await inflow.end();
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw inputError(path, error);
  }
}
