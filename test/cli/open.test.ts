import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentErrors, lineErrors } from '../report/schema.js';
import { bundled } from './program.js';

const tlswhy = await bundled();
const folder = mkdtempSync(join(tmpdir(), 'tlswhy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const captures = new URL('../../captures/', import.meta.url).pathname;
const failing = `${captures}python-no-trust-tls12/capture.pcap`;
const healthy = `${captures}healthy-tls13/capture.pcap`;
const recorded = readdirSync(captures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'lib')
  .flatMap(({ name }) => readdirSync(captures + name).filter((file) => /\.pcap(ng)?$/.test(file)).map((file) => `${captures}${name}/${file}`));

describe('opening a capture', () => {
  it('tells in text when there is no terminal, without colours', async () => {
    const { status, stdout, stderr } = await tlswhy([failing]);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain('3 connections: 2 failed, 1 healthy.');
    expect(stdout).not.toContain('\x1b');
  });

  it('tells every recorded capture as a document of the schema', async () => {
    const { stdout } = await tlswhy([...recorded, '-f', 'json']);
    const document = JSON.parse(stdout);
    expect(documentErrors(document)).toEqual([]);
    expect(document.captures).toHaveLength(recorded.length);
    expect(document.connections).toHaveLength(document.summary.connections);
    const incidentIds = document.incidents.flatMap((incident: { connections: number[] }) => incident.connections);
    const ids = new Set(document.connections.map((connection: { id: number }) => connection.id));
    expect(incidentIds.filter((id: number) => !ids.has(id))).toEqual([]);
  });

  it('gives exactly one root cause to each failed connection', async () => {
    const { stdout } = await tlswhy([...recorded, '-f', 'ndjson', '-w', 'status:failed']);
    const lines = stdout.trimEnd().split('\n').map((line) => JSON.parse(line));
    expect(lines.flatMap(lineErrors)).toEqual([]);
    for (const { id, findings } of lines.filter((line) => line.type === 'connection')) {
      expect([id, findings.filter((finding: { rootCause: boolean }) => finding.rootCause).length]).toEqual([id, 1]);
    }
  });

  it('reads standard input', async () => {
    const piped = await tlswhy(['-', '-f', 'ndjson'], { input: readFileSync(failing) });
    const opened = await tlswhy([failing, '-f', 'ndjson']);
    expect(piped.stdout.replace('"path":"-"', '"path":""')).toBe(opened.stdout.replace(`"path":"${failing}"`, '"path":""'));
  });

  it('tells only what is asked for', async () => {
    const { stdout, status } = await tlswhy([failing, '-f', 'json', '-w', 'status:ok']);
    expect([JSON.parse(stdout).summary, status]).toEqual([{ connections: 1, ok: 1, degraded: 0, failed: 0, incomplete: 0 }, 0]);
  });

  it('judges by the roots given', async () => {
    const root = failing.replace('capture.pcap', 'root.pem');
    const { stdout } = await tlswhy([failing, '--trust', root]);
    expect(stdout).toContain('python-no-trust-tls12/root.pem');
  });
});

describe('exit status', () => {
  it.each([
    [[healthy], 0],
    [[failing], 1],
    [[failing, '--fail-on', 'never'], 0],
    [[failing, '--fail-on', 'warning'], 1],
    [[`${captures}nowhere.pcap`], 3],
    [['/'], 3],
    [[failing, '--trust', '/nowhere.pem'], 3],
    [[failing, '--rules', '/nowhere.js'], 3],
    [['package.json'], 3],
  ])('of %j is %i', async (args, expected) => {
    const { status, stderr } = await tlswhy(args);
    expect([status, stderr.includes('    at ')]).toEqual([expected, false]);
    if (expected === 3) expect(stderr.trimEnd()).toMatch(/^tlswhy: .+$/);
  });

  it('is 3 for a capture that breaks off, and what came before it is told', async () => {
    const cut = join(folder, 'cut.pcap');
    writeFileSync(cut, readFileSync(failing).subarray(0, 8000));
    const { status, stdout, stderr } = await tlswhy([cut, '-f', 'json']);
    const document = JSON.parse(stdout);
    expect([status, documentErrors(document), document.connections.length]).toEqual([3, [], 3]);
    expect(stderr).toMatch(/^tlswhy: .*cut\.pcap: .+ \(at byte \d+\)\n$/);
  });
});

describe('--output', () => {
  it('takes the form from the ending', async () => {
    const path = join(folder, 'report.md');
    expect(await tlswhy([failing, '-o', path])).toMatchObject({ status: 1, stdout: '' });
    expect(readFileSync(path, 'utf8')).toContain('```mermaid');
  });

  it('has no colours, wherever one looks from', async () => {
    const path = join(folder, 'report.txt');
    await tlswhy([failing, '-o', path], { env: { FORCE_COLOR: '1' } });
    expect(readFileSync(path, 'utf8')).not.toContain('\x1b');
  });

  it('never writes over a capture being read', async () => {
    const path = join(folder, 'copy.pcap');
    writeFileSync(path, readFileSync(failing));
    const { status, stderr } = await tlswhy([path, '-f', 'json', '-o', path]);
    expect([status, stderr.includes('is a capture being read')]).toEqual([2, true]);
    expect(readFileSync(path)).toEqual(readFileSync(failing));
  });

  it('says why it cannot write', async () => {
    expect(await tlswhy([failing, '-o', '/nowhere/report.md'])).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot write') });
  });
});

describe('colours', () => {
  it.each([
    [['--color'], {}, true],
    [[], { FORCE_COLOR: '1' }, true],
    [[], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [['--color'], { NO_COLOR: '1' }, true],
    [['--no-color'], { FORCE_COLOR: '1' }, false],
    [[], { NO_COLOR: '' }, false],
  ])('with %j and %j: %s', async (args, env, painted) => {
    const { stdout } = await tlswhy([failing, ...args], { env });
    expect(stdout.includes('\x1b[')).toBe(painted);
  });
});

describe('--rules', () => {
  const rule = (id: string) => `export default { ${id} severity: 'warning', certainty: 'proven', cites: ['house rule'],
    summary: 'It speaks TLS.', match: (story) => story.client.hello && { hello: story.client.hello },
    explain: () => ({ what: 'It does.', why: 'One can see.', fix: 'None.', blame: 'unknown' }) };`;

  it('adds the rules of a file', async () => {
    const path = join(folder, 'speaks-tls.mjs');
    writeFileSync(path, rule(''));
    const { stdout } = await tlswhy([healthy, '--rules', path, '-f', 'json']);
    expect(stdout).toContain('"rule":"local/speaks-tls"');
    expect((await tlswhy(['rules', '--rules', path])).stdout).toContain('local/speaks-tls');
  });

  it('finds the form of a rule for files that lie anywhere', async () => {
    const path = join(folder, 'anywhere.mjs');
    writeFileSync(path, `import { rule } from 'tlswhy/rules';\n${rule('').replace('export default {', 'export default rule({').replace(/};$/, '});')}`);
    expect((await tlswhy([healthy, '--rules', path, '-f', 'json'])).stdout).toContain('"rule":"local/anywhere"');
  });

  it('takes TypeScript where Node does, and says which Node that is elsewhere', async () => {
    const path = join(folder, 'typed.mts');
    writeFileSync(path, `import type { Rule } from 'tlswhy/rules';\n${rule('').replace('export default', 'const typed: Rule =')}\nexport default typed;`);
    const { stdout, stderr } = await tlswhy(['rules', '--rules', path]);
    expect(stdout + stderr).toMatch(/local\/typed|does not run TypeScript, 22\.18 and later do/);
  });

  it('says what a rule lacks', async () => {
    const path = join(folder, 'half.mjs');
    writeFileSync(path, "export default { 'house/half': { severity: 'error' } };");
    expect(await tlswhy([healthy, '--rules', path])).toMatchObject({ status: 3, stderr: expect.stringContaining('lacks summary') });
  });
});

it('ends quietly when its reader goes away', async () => {
  const child = spawn(process.execPath, [tlswhy.path, ...Array<string>(40).fill(failing), '-f', 'ndjson']);
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((done) => child.on('close', done));
  expect(said).toBe('');
  expect([0, 1]).toContain(status);
});

it('tells what it read when Ctrl-C ends the capture that it is piped from', async () => {
  const child = spawn(process.execPath, [tlswhy.path, '-', '-f', 'json']);
  const closed = once(child, 'close');
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stdin.write(readFileSync(failing));
  // The document's head is written when it is ready for the signal too.
  while (told === '') await new Promise((done) => setTimeout(done, 20));
  child.kill('SIGINT');
  await new Promise((done) => setTimeout(done, 50));
  child.stdin.end();
  expect([(await closed)[0], JSON.parse(told).summary.connections]).toEqual([1, 3]);
}, 20_000);
