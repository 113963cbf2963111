import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { KeyLogFile } from '../../src/io/key-log-file.js';
import { KeyLog } from '../../src/tls/decrypt/key-log.js';

const folder = mkdtempSync(join(tmpdir(), 'tlswhy-key-log-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'keys.log');
const line = (byte: number) => `CLIENT_RANDOM ${byte.toString(16).padStart(64, '0')} ${'ab'.repeat(48)}\n`;

let log: KeyLog;
let file: KeyLogFile;
beforeEach(() => {
  rmSync(path, { force: true });
  log = new KeyLog();
  file = new KeyLogFile(path);
});

it('takes what is new since the last time, also half a line', () => {
  writeFileSync(path, line(1) + line(2).slice(0, 70));
  file.readInto(log);
  expect(log.counts.connections).toBe(1);
  appendFileSync(path, line(2).slice(70));
  file.readInto(log);
  file.readInto(log);
  expect(log.counts).toEqual({ connections: 2, secrets: 2, ignored: 0, malformed: 0 });
});

it('reads a file that was cut or replaced from its start', () => {
  writeFileSync(path, line(1) + line(2));
  file.readInto(log);
  truncateSync(path);
  file.readInto(log);
  appendFileSync(path, line(3));
  file.readInto(log);
  writeFileSync(`${path}.new`, line(4) + line(5) + line(6));
  renameSync(`${path}.new`, path);
  file.readInto(log);
  expect(log.counts.connections).toBe(6);
});

it('says in words why it cannot be read', () => {
  expect(() => file.readInto(log)).toThrow(`cannot read ${path}: there is no such file`);
});
