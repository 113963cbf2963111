import { ReadStream, WriteStream } from 'node:tty';
import { afterEach, describe, expect, it } from 'vitest';
import { Terminal } from '../../src/tui/terminal.js';

/** A terminal that keeps what is written to it. */
function fake(): { terminal: Terminal; written(): string; rawModes: boolean[] } {
  let text = '';
  const rawModes: boolean[] = [];
  const output: NodeJS.WriteStream = Object.create(WriteStream.prototype, {
    write: { value: (part: string) => (text += part) !== '' },
    on: { value: () => output },
    off: { value: () => output },
    columns: { value: 132 },
    rows: { value: 43 },
  });
  const input: NodeJS.ReadStream = Object.create(ReadStream.prototype, {
    isTTY: { value: true },
    setRawMode: { value: (mode: boolean) => rawModes.push(mode) },
    on: { value: () => input },
  });
  return { terminal: new Terminal(input, output), written: () => text, rawModes };
}

let opened: Terminal | undefined;
afterEach(() => opened?.leave());

describe('the terminal', () => {
  it('is given back as it was, once', () => {
    const { terminal, written, rawModes } = fake();
    const before = process.listenerCount('exit');
    terminal.enter(() => {});
    terminal.leave();
    terminal.leave();
    expect(written()).toBe('\x1b[?1049h\x1b[?7l\x1b[?25l\x1b[2J\x1b[?2026l\x1b[?7h\x1b[?1049l\x1b[?25h');
    expect(rawModes).toEqual([false]);
    expect(process.listenerCount('exit')).toBe(before);
  });

  it('tells of signals that end the program', () => {
    const { terminal } = fake();
    opened = terminal;
    const seen: string[] = [];
    terminal.enter((signal) => seen.push(signal));
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.emit(signal, signal);
    expect(seen).toEqual(['SIGTERM', 'SIGHUP']);
  });

  it('is given back before a crash is reported', () => {
    const { terminal, written } = fake();
    opened = terminal;
    terminal.enter(() => {});
    process.listeners('uncaughtExceptionMonitor').at(-1)?.(new Error('deliberate'), 'uncaughtException');
    expect(written()).toContain('\x1b[?1049l');
  });

  it('says how large it is', () => {
    expect(fake().terminal.size()).toEqual({ columns: 132, rows: 43 });
  });
});
