import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { ConnectionReport } from '../../src/report/document.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const captures = resolve(import.meta.dirname, '../../captures');
const capture = (name: string) => `${captures}/${name}/capture.pcap`;

/** Writes a capture into a pipe that stays open until `until` has come; what was told by then, and in all. */
async function follow(name: string, form: string, until?: string): Promise<{ early: string; all: string; status: number | null }> {
  const child = spawn(process.execPath, [tlswhy.path, '-', '-f', form]);
  let all = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (all += text));
  const ended = once(child, 'close');
  child.stdin.write(readFileSync(capture(name)));
  while (until && !all.includes(until)) await once(child.stdout, 'data');
  const early = all;
  child.stdin.end();
  const [status] = await ended;
  return { early, all, status };
}

it('tells what failed while the capture is still being written', async () => {
  const { all, status } = await follow('python-no-trust-tls12', 'ndjson', '"rule":"certificate/unknown-ca"');
  const lines: ({ type: string } & ConnectionReport)[] = all.trimEnd().split('\n').map((line) => JSON.parse(line));
  const last = new Map(lines.filter(({ type }) => type === 'connection').map((one) => [one.id, one.status]));
  expect([status, last]).toEqual([1, new Map([[1, 'failed'], [2, 'ok'], [3, 'failed']])]);
  expect(lines.at(-1)).toMatchObject({ type: 'end', summary: { connections: 3, failed: 2 } });
});

it("lets a closed connection go by the capture's own clock, however long ago it was taken", async () => {
  const { early } = await follow('healthy-tls13', 'ndjson', '"status":"ok"');
  expect(JSON.parse(early.split('\n')[0])).toMatchObject({ tcp: { how: 'fin' } });
});

it('keeps the other forms for the end, with hindsight', async () => {
  const { all } = await follow('one-of-three-backends-expired', 'json');
  const opened = await tlswhy([capture('one-of-three-backends-expired'), '-f', 'json']);
  expect(JSON.parse(all).connections).toEqual(JSON.parse(opened.stdout).connections);
});

it('takes a file as it takes one by name', async () => {
  const child = spawn(process.execPath, [tlswhy.path, '-', '-f', 'ndjson'], { stdio: [openSync(capture('one-of-three-backends-expired'), 'r'), 'pipe', 'inherit'] });
  let told = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (told += text));
  await once(child, 'close');
  const opened = await tlswhy([capture('one-of-three-backends-expired'), '-f', 'ndjson']);
  expect(told.replace('"path":"-"', '')).toBe(opened.stdout.replace(/"path":"[^"]*"/, ''));
});
