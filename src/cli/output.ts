import { closeSync, openSync, realpathSync, statSync, writeSync } from 'node:fs';
import { UsageError } from './exit-codes.js';

/** Enough that a report of thousands of lines is not thousands of system calls. */
const BUFFER = 64 * 1024;
const BYTE_BUFFER = 1024 * 1024;

/** Where a report goes. What is held back leaves at the next turn of the event loop, so that a live report is live. */
export class Output {
  private held = '';
  private timer?: NodeJS.Immediate;

  constructor(
    private readonly send: (text: string) => void,
    private readonly finish: () => void,
  ) {}

  readonly write = (text: string): void => {
    this.held += text;
    if (this.held.length >= BUFFER) this.flush();
    else this.timer ??= setImmediate(() => this.flush());
  };

  close(): void {
    this.flush();
    this.finish();
  }

  private flush(): void {
    clearImmediate(this.timer);
    this.timer = undefined;
    const text = this.held;
    this.held = '';
    if (text !== '') this.send(text);
  }
}

/** Standard output. A reader that has gone away (`| head`) ends the program quietly. */
export function standardOutput(): Output {
  process.stdout.on('error', quietEnd);
  return new Output((text) => process.stdout.write(text), () => {});
}

function quietEnd(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`tlswhy: cannot write the report: ${error.message}\n`);
  process.exit(2);
}

/** A new file, or one that is written over; never one of the captures being read. */
export function fileOutput(path: string, inputs: readonly string[]): Output {
  refuseInputs(path, inputs);
  const file = attempt(path, () => openSync(path, 'w'));
  return new Output((text) => void attempt(path, () => writeWhole(file, Buffer.from(text))), () => closeSync(file));
}

/** A file of bytes, as `fileOutput`; nothing is touched before the first byte comes. They are copied before `write` returns. */
export class ByteOutput {
  private readonly buffer = Buffer.alloc(BYTE_BUFFER);
  private held = 0;
  private file?: number;

  constructor(
    private readonly path: string,
    inputs: readonly string[],
  ) {
    refuseInputs(path, inputs);
  }

  readonly write = (bytes: Uint8Array): void => {
    if (this.held + bytes.length > this.buffer.length) this.flush();
    if (bytes.length > this.buffer.length) return this.send(bytes);
    this.buffer.set(bytes, this.held);
    this.held += bytes.length;
  };

  close(): void {
    if (this.held > 0) this.flush();
    if (this.file !== undefined) closeSync(this.file);
  }

  private flush(): void {
    this.send(this.buffer.subarray(0, this.held));
    this.held = 0;
  }

  private send(bytes: Uint8Array): void {
    attempt(this.path, () => writeWhole((this.file ??= openSync(this.path, 'w')), bytes));
  }
}

function refuseInputs(path: string, inputs: readonly string[]): void {
  if (!inputs.some((input) => isSameFile(input, path))) return;
  throw new UsageError(`--output ${path} is a capture being read; it is not written over`);
}

function writeWhole(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
}

function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)];
    return realpathSync(one) === realpathSync(other) || (a.isFile() && a.ino === b.ino && a.dev === b.dev);
  } catch {
    return false;
  }
}

function attempt<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
