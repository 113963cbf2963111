import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
// @ts-expect-error a plain script, without types of its own
import { bundle } from '../../bin/build.js';

const root = resolve(import.meta.dirname, '../..');

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface Program {
  (args: readonly string[], options?: { env?: Record<string, string>; input?: Uint8Array }): Promise<Ended>;
  /** The bundle, for tests that start it themselves. */
  readonly path: string;
}

/** Bundles the program as `npm run build` does, into a folder of this test file's own. */
export async function bundled(): Promise<Program> {
  // Within node_modules, so that packages outside the bundle are found from there.
  const folder = mkdtempSync(join(root, 'node_modules/.tlswhy-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await bundle(folder);
  const path = join(folder, 'tlswhy.js');
  return Object.assign((...[args, options]: Parameters<Program>) => start(path, args, options), { path });
}

function start(path: string, args: readonly string[], options: Parameters<Program>[1] = {}): Promise<Ended> {
  const { NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [path, ...args], { cwd: root, env: { ...inherited, ...options.env } });
    const ended: Ended = { status: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (ended.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (ended.stderr += text));
    child.on('error', failed).on('close', (status) => done({ ...ended, status }));
    child.stdin.on('error', () => {}).end(options.input);
  });
}
