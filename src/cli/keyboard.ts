import { once } from 'node:events';
import { openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { ReadStream } from 'node:tty';

/** The terminal's keys where standard input brings something else; undefined where there is no terminal. */
export function openKeyboard(): ReadStream | undefined {
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    return undefined;
  }
}

/** The first bytes are there, or the end: what writes them (ssh, sudo) may ask for a password on the terminal before. */
export async function inputBegins(input: Readable): Promise<void> {
  if (input.readableLength === 0 && !input.readableEnded) await Promise.race([once(input, 'readable'), once(input, 'end')]);
}
