// npm run bench -- [--rounds N] [--small] [--decrypt] [--write]: tlswhy beside the tools that people would use instead.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { captures } from './captures.js';
import { decryptTable } from './decrypt.js';
import { engineShare } from './engine.js';
import { race, start } from './rounds.js';
import { captureTable, startTable } from './table.js';
import { targets } from './targets.js';
import { checkTools, versions } from './tools.js';

const START_ROUNDS_A_ROUND = 7;
const PAGE = new URL('../../docs/benchmarks.md', import.meta.url);

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, small: { type: 'boolean' }, decrypt: { type: 'boolean' }, write: { type: 'boolean' } },
});

try {
  await bench(Number(values.rounds), values.small === true);
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}

async function bench(rounds, isSmall) {
  if (!(rounds >= 1)) throw new Error('--rounds wants a number');
  checkTools();
  const files = captures(isSmall);
  const results = files.map((file) => race(file.path, rounds));
  const starts = start(rounds * START_ROUNDS_A_ROUND);
  const share = await engineShare(files[0].path, rounds);
  const tables = [...files.map((file, index) => captureTable(file, results[index])), startTable(starts), engineLine(share)];
  if (values.decrypt) tables.push(decryptTable(rounds));
  // Small captures measure the start of each program and little else.
  const verdict = isSmall ? [] : [targets(...results, starts, share).join('\n')];
  const report = [machine(rounds), ...tables, ...verdict].join('\n\n');
  console.log(report);
  if (values.write) writeFileSync(PAGE, page(report));
}

function engineLine(share) {
  return `The rules and what they look up take ${(share * 100).toFixed(0)} % of tlswhy's own thread on handshake-dense (by V8's profiler).`;
}

function machine(rounds) {
  const { model } = cpus()[0];
  return `Medians of ${rounds} rounds, tools in turns, on ${cpus().length} cores of ${model.trim()}.\n${versions().join(', ')}.`;
}

function page(report) {
  const command = 'Written by `npm run bench -- --write`, which makes the two captures itself (test/bench/make) and runs every tool over them.';
  return `# Benchmarks\n\n${command}\n\n${report}\n`;
}
