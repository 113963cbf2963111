import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ConnectionReport } from '../../src/report/document.js';
import { pcapngBlocks } from '../build/capture-writer.js';
import { packetsOf } from '../build/captured.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const folder = mkdtempSync(join(tmpdir(), 'tlswhy-keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const captures = resolve(import.meta.dirname, '../../captures');
const capture = (name: string) => join(captures, name, 'capture.pcap');
const keys = (name: string) => join(captures, name, 'keys.log');
const private13 = 'python-no-trust-tls13';
const stacks13 = 'unknown-ca-stacks-tls13';
const proven = (id: number): Cause => ({ id, rule: 'certificate/unknown-ca', certainty: 'proven', decrypted: true });

describe('--keylog', () => {
  it('proves what without keys is only likely', async () => {
    const goClient = (one: Cause) => one.id === 2;
    expect((await causes([capture(stacks13)])).find(goClient)).toEqual({ id: 2, rule: 'alert/encrypted-refusal', certainty: 'likely', decrypted: false });
    expect((await causes([capture(stacks13), '--keylog', keys(stacks13)])).find(goClient)).toEqual(
      { id: 2, rule: 'certificate/unknown-ca', certainty: 'likely', decrypted: true },
    );
    expect(await causes([capture(private13), '--keylog', keys(private13)])).toEqual([proven(1), proven(3)]);
  });

  it('gives the exact alert of each stack that logs its keys', async () => {
    const name = stacks13;
    const alerts: [number, number[]][] = JSON.parse(readFileSync(join(captures, name, 'decrypted.json'), 'utf8'))
      .flatMap(([frame, , , pairs]: [number, number, number[], [number, number][]]) => pairs.map(([, code]) => [frame, code]));
    const told = (await connections([capture(name), '--keylog', keys(name)])).flatMap((one) => one.alerts.filter(({ inferred }) => !inferred));
    expect(told.map(({ frame, code }) => [frame, code]).sort(([a], [b]) => Number(a) - Number(b))).toEqual(alerts);
  });

  it('says how far it reaches', async () => {
    const name = stacks13;
    const { stderr } = await tlswhy([capture(name), '--keylog', keys(name), '-f', 'json']);
    expect(stderr).toBe("tlswhy: the key log has no secrets for 1 of 5 TLS connections (other programs', or not logged yet)\n");
  });

  it('is not complained of where the program does not log what it resumes', async () => {
    expect((await tlswhy([capture('keylog-go'), '--keylog', keys('keylog-go'), '-f', 'json'])).stderr).toBe('');
  });

  it('that is none is told as such', async () => {
    const { status, stderr } = await tlswhy([capture(private13), '--keylog', join(captures, 'README.md'), '-f', 'json']);
    expect([status, stderr]).toEqual([1, expect.stringContaining('README.md holds no TLS secrets: it is no key log')]);
    const missing = await tlswhy([capture(private13), '--keylog', '/nowhere.log']);
    expect([missing.status, missing.stderr]).toEqual([3, 'tlswhy: cannot read /nowhere.log: there is no such file\n']);
  });

  it.each(['text', 'json', 'ndjson', 'markdown'])('shows no secret in %s', async (form) => {
    const secrets = readFileSync(keys(private13), 'utf8').match(/[0-9a-f]{64,}/g) ?? [];
    const { stdout, stderr } = await tlswhy([capture(private13), '--keylog', keys(private13), '-v', '-f', form]);
    expect(secrets.length).toBeGreaterThan(4);
    expect(secrets.filter((secret) => (stdout + stderr).includes(secret))).toEqual([]);
  });
});

describe('--private-key', () => {
  const key = (name: string) => join(captures, name, 'server.key');
  const stranger = join(folder, 'stranger.key');
  writeFileSync(stranger, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const rsa = 'keylog-openssl-rsa-key-exchange';
  const said = async (name: string, path: string) => (await tlswhy([capture(name), '--private-key', path, '-f', 'json'])).stderr;

  it('says nothing where it opens all', async () => {
    expect(await said(rsa, key(rsa))).toBe('');
  });

  it('says why it opens nothing', async () => {
    expect(await said('healthy-tls13', stranger)).toMatch(/^tlswhy: the private key cannot open \d+ of \d+ TLS connections?: .* Diffie-Hellman/);
    expect(await said(rsa, stranger)).toMatch(/^tlswhy: the secrets of \d+ connections were sealed for another private key\n$/);
    expect(await said(rsa, join(captures, 'README.md'))).toMatch(/README.md is no private key in PEM\n$/);
  });
});

describe('secrets that a capture carries', () => {
  const { write, block, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks();
  const log = readFileSync(keys(private13));
  const secrets = block(10, write([4, 0x544c534b], [4, log.length]), log);
  const packets = packetsOf(readFileSync(capture(private13))).map((packet) => enhancedPacket(packet));
  const head = [sectionHeader(), interfaceDescription(1, [9, [9]])];

  it.each([
    ['before its packets', [...head, secrets, ...packets]],
    ['after its packets', [...head, ...packets, secrets]],
  ])('are used without asking, %s', async (_, blocks) => {
    const path = join(folder, 'secrets.pcapng');
    writeFileSync(path, Buffer.concat(blocks));
    expect(await causes([path])).toEqual([proven(1), proven(3)]);
  });

  it('are missed on standard input after their packets, and that is said', async () => {
    const { stderr } = await tlswhy(['-', '-f', 'json'], { input: Buffer.concat([...head, ...packets, secrets]) });
    expect(stderr).toBe('tlswhy: some secrets came after the packets that they open: save the capture to a file, and open that\n');
  });

  it('are used on standard input', async () => {
    const input = Buffer.concat([...head, secrets, ...packets]);
    expect(await causes(['-'], input)).toEqual([proven(1), proven(3)]);
  });
});

it('a key log that is written while packets come opens them', async () => {
  const path = join(folder, 'growing.log');
  const child = spawn(process.execPath, [tlswhy.path, '-', '--keylog', path, '-f', 'ndjson']);
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => lines.push(text));
  const ended = once(child, 'close');
  child.stdin.write(readFileSync(capture(private13)));
  const [half, ...rest] = readFileSync(keys(private13), 'latin1').split(/(?<=^.{50})/s);
  writeFileSync(path, half);
  appendFileSync(path, rest.join(''));
  while (!lines.join('').includes('"status":"failed"')) await once(child.stdout, 'data');
  child.stdin.end();
  expect((await ended)[0]).toBe(1);
  const told: ConnectionReport[] = lines.join('').trimEnd().split('\n').map((line) => JSON.parse(line));
  const failed = new Map(told.filter(({ status }) => status === 'failed').map(({ id, decrypted }) => [id, decrypted]));
  expect(failed).toEqual(new Map([[1, true], [3, true]]));
});

async function connections(args: string[], input?: Uint8Array): Promise<ConnectionReport[]> {
  return JSON.parse((await tlswhy([...args, '-f', 'json'], { input })).stdout).connections;
}

interface Cause {
  id: number;
  rule: string;
  certainty: string;
  decrypted: boolean;
}

async function causes(args: string[], input?: Uint8Array): Promise<Cause[]> {
  const failed = (await connections(args, input)).filter(({ status }) => status === 'failed');
  return failed
    .flatMap(({ id, findings, decrypted }) => {
      return findings.filter(({ rootCause }) => rootCause).map(({ rule, certainty }) => ({ id, rule, certainty, decrypted }));
    })
    .sort((a, b) => a.id - b.id);
}
