import { closeSync, fstatSync, openSync, readFileSync, readSync, type Stats, statSync } from 'node:fs';
import type { KeyLog } from '../tls/decrypt/key-log.js';
import { inputError } from './input-error.js';

const READ_BYTES = 1024 * 1024;

/** A key log on the disk, which somebody may still be writing. */
export class KeyLogFile {
  private done = 0;
  private inode = NaN;

  constructor(private readonly path: string) {}

  /** Takes what is new in the file since the last time; throws InputError where it cannot be read. */
  readInto(log: KeyLog): void {
    try {
      const stat = statSync(this.path);
      if (stat.isFile()) this.readOn(stat, log);
      // A pipe (`<(ssh host cat keys.log)`) ends once, and is then read.
      else if (Number.isNaN(this.inode)) log.addWhole(readFileSync(this.path, 'latin1'));
      this.inode = stat.ino;
    } catch (error) {
      throw inputError(this.path, error);
    }
  }

  /** Another file of this name, or one that was cut, is read from its start. */
  private readOn({ size, ino }: Stats, log: KeyLog): void {
    if (ino !== this.inode || size < this.done) this.done = 0;
    if (size === this.done) return;
    const file = openSync(this.path, 'r');
    try {
      const buffer = Buffer.alloc(Math.min(READ_BYTES, fstatSync(file).size - this.done));
      for (let count; (count = readSync(file, buffer, 0, buffer.length, this.done)) > 0; this.done += count) {
        log.add(buffer.toString('latin1', 0, count));
      }
    } finally {
      closeSync(file);
    }
  }
}
