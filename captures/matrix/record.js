// Records the matrix anew, every client stack against every fault: `npm run record:matrix`, or with names of faults.
// `npm run record:matrix -- --describe` only writes anew what tshark sees in the captures that are there.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Scene } from '../lib/scene.js';
import { ALWAYS_NEEDED, missingTools, versionOf } from '../lib/tools.js';
import { FAULTS } from './faults.js';
import { prepareStacks, STACKS } from './stacks.js';
import { connectionsOf } from './wire.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const NETWORK = {
  server: ['10.0.0.9', '10.0.0.10'],
  hosts: { 'api.example.com': '10.0.0.9', 'old.example.com': '10.0.0.10' },
  delayMs: 1,
};

async function main(args) {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const strangers = names.filter((name) => !FAULTS[name]);
  if (strangers.length > 0) return complain(`There is no fault ${strangers.join(', ')}; there are ${Object.keys(FAULTS).join(', ')}`);
  const chosen = names.length > 0 ? names : Object.keys(FAULTS);
  if (args.includes('--describe')) return chosen.forEach(describe);
  const missing = missingTools([...ALWAYS_NEEDED, 'nginx', 'haproxy', 'certutil', ...STACKS.map(({ tool }) => tool)]);
  if (missing.length > 0) return complain(missing.map(({ name, package: debian }) => `${name} is missing: apt-get install ${debian}`).join('\n'));
  for (const name of chosen) {
    await record(name, FAULTS[name]);
    console.log(`ok      ${name}`);
  }
}

function complain(text) {
  console.log(text);
  process.exitCode = 2;
}

async function record(name, fault) {
  const scene = await Scene.open(HERE, { network: NETWORK });
  try {
    await fault.serve(scene);
    await prepareStacks(scene);
    await scene.capture();
    const runs = await meetAll(scene, fault);
    await scene.endCapture();
    const cells = withConnections(runs, connectionsOf(scene.file));
    copyFileSync(scene.file, pathOf(name, 'pcap'));
    write(name, cells);
  } finally {
    await scene.close();
  }
}

/** Writes the words of the wire anew. */
function describe(name) {
  const { cells } = JSON.parse(readFileSync(pathOf(name, 'json'), 'utf8'));
  const byPort = new Map(connectionsOf(pathOf(name, 'pcap')).map(({ port, wire }) => [port, wire]));
  const seen = (connections) => connections.map(({ port }) => ({ port, wire: byPort.get(port) }));
  write(name, cells.map((cell) => ({ ...cell, connections: seen(cell.connections) })));
}

function write(name, cells) {
  const { title } = FAULTS[name];
  writeFileSync(pathOf(name, 'json'), `${JSON.stringify({ title, cells }, null, 2)}\n`);
}

function pathOf(name, ending) {
  return join(HERE, `${name}.${ending}`);
}

async function meetAll(scene, { versions, hosts }) {
  const runs = [];
  for (const stack of STACKS) {
    for (const version of versions) {
      const host = hosts?.[version] ?? 'api.example.com';
      runs.push(await meet(scene, stack, version, host));
    }
  }
  return runs;
}

async function meet(scene, stack, version, host) {
  const from = Date.now();
  const env = stack.home ? { HOME: scene.work } : stack.env;
  const command = stack.command(host, version);
  const { status, output } = await scene.client(command, { env, input: stack.input?.(host), seconds: 12 });
  const cell = { stack: stack.name, software: versionOf(stack.tool), version: `TLS ${version}` };
  return { from, to: Date.now(), cell: { ...cell, command: command.join(' '), said: lastWord(scene.clean(output), stack.says), exitStatus: status } };
}

/**
 * What tells how the program ended: the last line, or the last that one of the patterns finds (its group, if it has one).
 * OpenSSL puts the number of the thread before its errors, which is another one each time.
 */
function lastWord(output, patterns = []) {
  const lines = output.replace(/\b[0-9A-F]{16}:(?=error)/g, '').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  for (const pattern of patterns) {
    const found = lines.map((line) => pattern.exec(line)).filter(Boolean).at(-1);
    if (found) return found[1] ?? found[0];
  }
  return lines.at(-1) ?? '';
}

/** Programs run one after another, so a connection belongs to the one that ran when it began. */
function withConnections(runs, connections) {
  const ports = connections.map(({ port }) => port);
  if (new Set(ports).size < ports.length) throw new Error('a port of the client was used twice; record this anew');
  const cells = runs.map(({ cell }) => ({ ...cell, connections: [] }));
  for (const { at, port, wire } of connections) {
    const run = runs.findIndex(({ from, to }) => at >= from && at <= to);
    if (run < 0) throw new Error(`nobody made the connection from port ${port}`);
    cells[run].connections.push({ port, wire });
  }
  return cells;
}

await main(process.argv.slice(2));
