// npm run fuzz -- [SECONDS] [--seed N]: hostile captures until the time is over; what breaks is kept and told.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');
const failures = join(import.meta.dirname, 'failures');
const LARGEST_INPUT = 64 * 1024;
/** One input that takes longer counts as a hang. */
const HANG_MS = 5_000;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: 'string' } } });
const seconds = Number(positionals[0] ?? 60);
const first = Number(values.seed ?? Date.now() % 2 ** 31);

const { fuzzCapture, mutated } = await loaded();
const inputs = [join(root, 'captures'), process.env.TLSWHY_CORPUS ?? resolve(root, '../shared/corpus')].flatMap(capturesIn);
console.log(`${inputs.length} captures to start from, ${seconds} s, seed ${first}`);
process.exitCode = fuzz() > 0 ? 1 : 0;

/** The TypeScript of the tests, bundled for this one run. */
async function loaded() {
  const folder = join(tmpdir(), `tlswhy-fuzz-${process.pid}`);
  const outfile = join(folder, 'fuzz.mjs');
  const contents = "export { fuzzCapture } from './capture.js'; export { mutated } from './mutate.js';";
  try {
    const stdin = { contents, resolveDir: import.meta.dirname, loader: 'ts' };
    await build({ stdin, outfile, bundle: true, format: 'esm', platform: 'node', sourcemap: 'inline', logLevel: 'warning' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function capturesIn(folder) {
  try {
    return readdirSync(folder, { recursive: true })
      .map((name) => join(folder, name))
      .filter((path) => /\.(pcap|pcapng|cap|bin)$/.test(path) && statSync(path).size <= LARGEST_INPUT)
      .sort()
      .map((path) => readFileSync(path));
  } catch {
    return [];
  }
}

function fuzz() {
  const end = Date.now() + seconds * 1000;
  let runs = 0;
  let broken = 0;
  for (let seed = first; Date.now() < end; seed++, runs++) {
    const data = mutated(inputs[seed % inputs.length], inputs[(seed * 7_919) % inputs.length], seed);
    const fault = faultOf(data);
    if (fault) broken += keep(data, seed, fault);
  }
  console.log(`${runs} inputs, ${broken} failures`);
  return broken;
}

function faultOf(data) {
  const began = performance.now();
  try {
    fuzzCapture(data);
  } catch (error) {
    return error.stack ?? String(error);
  }
  const took = performance.now() - began;
  return took > HANG_MS ? `took ${Math.round(took)} ms` : undefined;
}

function keep(data, seed, fault) {
  mkdirSync(failures, { recursive: true });
  const path = join(failures, `${seed}.pcap`);
  writeFileSync(path, data);
  console.log(`seed ${seed}: ${fault}\nkept as ${path}`);
  return 1;
}
