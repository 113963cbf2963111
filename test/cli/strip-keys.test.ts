import { existsSync, linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { pcapngBlocks } from '../build/capture-writer.js';
import { packetsOf } from '../build/captured.js';
import { corpusPath } from '../build/corpus.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const folder = mkdtempSync(join(tmpdir(), 'tlswhy-strip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const output = join(folder, 'copy.pcapng');

const recorded = resolve(import.meta.dirname, '../../captures/python-no-trust-tls13');
const classic = readFileSync(join(recorded, 'capture.pcap'));
const log = readFileSync(join(recorded, 'keys.log'));

describe.each([true, false])('a pcapng file, big-endian: %s', (big) => {
  const { write, block, sectionHeader, interfaceDescription, enhancedPacket } = pcapngBlocks(big);
  const secrets = block(10, write([4, 0x544c534b], [4, log.length]), log);
  const section = [sectionHeader(), interfaceDescription(1, [9, [9]])];
  const packets = packetsOf(classic).map((packet) => enhancedPacket(packet));
  const path = join(folder, `secrets-${big}.pcapng`);
  writeFileSync(path, Buffer.concat([...section, secrets, ...packets, secrets]));

  it('loses its secrets, and nothing else', async () => {
    const { status, stdout, stderr } = await tlswhy(['strip-keys', path, '-o', output]);
    expect([status, stdout, stderr]).toEqual([0, '', `tlswhy: ${output}: 2 blocks of secrets left out\n`]);
    expect(readFileSync(output)).toEqual(Buffer.concat([...section, ...packets]));
  });

  it('is copied as far as it goes when it breaks off', async () => {
    const cut = Buffer.concat([...section, packets[0], secrets.subarray(0, 100)]);
    const { status, stderr } = await tlswhy(['strip-keys', '-', '-o', output], { input: cut });
    expect([status, stderr]).toEqual([3, expect.stringContaining(`${output} has what came before`)]);
    expect(readFileSync(output)).toEqual(Buffer.concat([...section, packets[0]]));
  });

  it('is copied up to a block without a sound length: what follows may be secrets', async () => {
    const broken = Buffer.concat([...section, write([4, 6], [4, 13]), secrets]);
    const { status, stderr } = await tlswhy(['strip-keys', '-', '-o', output], { input: broken });
    expect([status, stderr]).toEqual([3, expect.stringContaining('claims 13 bytes; nothing is copied from there on')]);
    expect(readFileSync(output)).toEqual(Buffer.concat(section));
  });

  it('is unpacked when it is compressed', async () => {
    expect((await tlswhy(['strip-keys', '-', '-o', output], { input: gzipSync(readFileSync(path)) })).status).toBe(0);
    expect(readFileSync(output)).toEqual(Buffer.concat([...section, ...packets]));
  });

  it('is never written over', async () => {
    const link = join(folder, `link-${big}.pcapng`);
    linkSync(path, link);
    const { status, stderr } = await tlswhy(['strip-keys', path, '-o', link]);
    expect([status, stderr.includes('is not written over'), readFileSync(path).includes(secrets)]).toEqual([2, true, true]);
  });
});

it('a pcap file is copied unchanged, and that is said', async () => {
  const { status, stderr } = await tlswhy(['strip-keys', join(recorded, 'capture.pcap'), '-o', output]);
  expect([status, stderr]).toEqual([0, `tlswhy: ${output}: copied unchanged: pcap files have no place for secrets\n`]);
  expect(readFileSync(output)).toEqual(classic);
});

it.each([
  [['strip-keys', '/nowhere.pcapng', '-o', join(folder, 'new')], 3],
  [['strip-keys', 'package.json', '-o', join(folder, 'new')], 3],
  [['strip-keys', 'package.json'], 2],
])('%j ends with %i and writes nothing', async (args, expected) => {
  const { status, stderr } = await tlswhy(args);
  expect([status, stderr.trimEnd().split('\n').length, existsSync(join(folder, 'new'))]).toEqual([expected, 1, false]);
});

const corpus = corpusPath();

describe.skipIf(!corpus)('captures of the corpus', () => {
  it.each(['formats/own/dsb-nrb-le.pcapng', 'formats/own/dsb-nrb-be.pcapng', 'ja4/chrome-cloudflare-quic-with-secrets.pcapng'])('%s keeps all its packets and no secret', async (name) => {
    const path = join(corpus as string, name);
    expect((await tlswhy(['strip-keys', path, '-o', output])).stderr).toMatch(/\d blocks? of secrets left out/);
    const copy = readFileSync(output);
    expect(/CLIENT_RANDOM [0-9a-f]{64}|_TRAFFIC_SECRET/.test(copy.toString('latin1'))).toBe(false);
    expect(packetsOf(copy)).toEqual(packetsOf(readFileSync(path)));
  });
});
