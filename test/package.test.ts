import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from './build/sources.js';

const folder = mkdtempSync(join(tmpdir(), 'tlswhy-package-'));
const checkout = join(folder, 'checkout');
const empty = join(folder, 'empty');
const incident = join(root, 'captures/python-no-trust-tls12/capture.pcap');

const NO_NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT/;

describe('the package', () => {
  let refusal: string | undefined;

  beforeAll(() => {
    copyCheckout();
    const { stdout } = must('npm', ['pack', '--json', '--loglevel=error'], checkout);
    const [{ filename }]: [{ filename: string }] = JSON.parse(stdout);
    mkdirSync(empty);
    writeFileSync(join(empty, 'package.json'), '{"private":true}');
    refusal = install(join(checkout, filename));
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('tells why a handshake failed from an empty folder, without development dependencies', (context) => {
    if (refusal !== undefined && !process.env.CI) context.skip('npm cannot reach its registry: the package is packed, but not installed');
    expect(refusal).toBeUndefined();
    const { status, stdout, stderr } = run(join(empty, 'node_modules/.bin/tlswhy'), [incident, '-f', 'json'], empty);
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const { connections }: { connections: { findings: { rule: string; rootCause: boolean }[] }[] } = JSON.parse(stdout);
    const causes = connections.flatMap(({ findings }) => findings.filter(({ rootCause }) => rootCause).map(({ rule }) => rule));
    expect(causes).toEqual(['certificate/unknown-ca', 'certificate/unknown-ca']);
  });

  it('brings no development dependency along', (context) => {
    if (refusal !== undefined && !process.env.CI) context.skip('npm cannot reach its registry');
    const installed = readdirSync(join(empty, 'node_modules'));
    expect(installed).toContain('ink');
    expect(installed.filter((name) => ['typescript', 'vitest', 'esbuild', 'commander', 'ajv'].includes(name))).toEqual([]);
  });

  it('runs the rule of the guide and its test', (context) => {
    if (refusal !== undefined && !process.env.CI) context.skip('npm cannot reach its registry');
    const example = writeGuideExample();
    const told = run(join(empty, 'node_modules/.bin/tlswhy'), ['tls12.pcap', '--rules', example, '-f', 'json'], empty);
    expect([told.status, told.stderr]).toEqual([1, '']);
    expect(told.stdout).toContain('"rule":"policy/tls12-to-payments"');
    const tested = run(process.execPath, ['--test', '--test-reporter=tap'], empty);
    expect([tested.status, tested.stdout]).toEqual([0, expect.stringMatching(/^# pass 1$/m)]);
  });

  it('brings types that check the rule of the guide, without any other types and with all declarations checked', (context) => {
    if (refusal !== undefined && !process.env.CI) context.skip('npm cannot reach its registry');
    const text = readFileSync(join(empty, writeGuideExample()), 'utf8');
    writeFileSync(join(empty, 'right.mts'), text);
    writeFileSync(join(empty, 'wrong.mts'), text.replace('explain: ({ name }', 'explain: ({ nome }'));
    writeFileSync(join(empty, 'case.mts'), "import { ruleTest } from 'tlswhy/rules/test';\nimport rules from './right.mjs';\nawait ruleTest(rules['policy/tls12-to-payments'], { fires: [] });\n");
    const check = (...files: string[]) => run(process.execPath, [
      join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', ...files,
    ], empty);
    expect(check('right.mts', 'case.mts')).toMatchObject({ status: 0, stdout: '' });
    expect(check('wrong.mts').stdout).toContain("Property 'nome' does not exist");
  });

  it('holds what it needs to run and to be read, and no more', () => {
    const packed = existsSync(join(empty, 'node_modules/tlswhy')) ? readdirSync(join(empty, 'node_modules/tlswhy')) : [];
    expect(packed.filter((name) => ['test', '.ci', 'docs', 'vitest.config.ts'].includes(name))).toEqual([]);
  });
});

/** What goes into a package is built in a copy, so that no other test meets a half-built program. */
function copyCheckout(): void {
  mkdirSync(checkout);
  for (const name of ['package.json', 'bin', 'src', 'tsconfig.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'captures/python-no-trust-tls12']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(checkout, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'));
}

/** Writes the rule of the guide, its test and the captures they name into the empty folder; returns the rule's file name. */
function writeGuideExample(): string {
  const blocks = [...readFileSync(join(root, 'docs/guide.md'), 'utf8').matchAll(/^```js\n\/\/ (\S+)\n(.*?)^```/gms)];
  for (const [, name, text] of blocks) writeFileSync(join(empty, name), text);
  for (const version of ['tls12', 'tls13']) cpSync(join(root, `captures/python-no-trust-${version}/capture.pcap`), join(empty, `${version}.pcap`));
  return blocks[0][1];
}

/** What npm says against it where it has no network; anything else it says fails the test. */
function install(archive: string): string | undefined {
  const args = ['install', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', archive];
  const { status, stderr } = run('npm', args, empty);
  if (status === 0) return undefined;
  if (NO_NETWORK.test(stderr)) return stderr;
  throw new Error(stderr);
}

function must(program: string, args: readonly string[], cwd: string) {
  const ended = run(program, args, cwd);
  if (ended.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${ended.stderr}`);
  return ended;
}

function run(program: string, args: readonly string[], cwd: string) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
