// Records the cases of this folder anew: `npm run record`, `npm run record -- NAME…`, `npm run record -- --all`.
// `npm run record -- --check NAME…` holds the captures that are there against tshark without recording.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDecrypted } from './lib/decrypted.js';
import { checkExpected } from './lib/expected.js';
import { writeReadme } from './lib/readme.js';
import { Scene } from './lib/scene.js';
import { ALWAYS_NEEDED, missingTools } from './lib/tools.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));
// matrix/ has a recorder of its own.
const CASES = readdirSync(HERE).filter((name) => name !== 'matrix' && existsSync(join(HERE, name, 'record.js'))).sort();

async function main(args) {
  const options = args.filter((arg) => arg.startsWith('--'));
  const names = options.includes('--all') ? CASES : args.filter((arg) => !arg.startsWith('--'));
  const strangers = names.filter((name) => !CASES.includes(name));
  if (names.length === 0 || strangers.length > 0) return usage(strangers);
  if (options.includes('--check')) return each(names, (name) => check(join(HERE, name)));
  if (process.getuid() !== 0) return complain('Network namespaces and tcpdump need root: run this as root.');
  return each(names, record);
}

async function each(names, act) {
  let failed = 0;
  for (const name of names) {
    try {
      await act(name);
      console.log(`ok      ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED  ${name}\n${error.message.replace(/^/gm, '        ')}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

async function record(name) {
  const folder = join(HERE, name);
  const story = await import(join(folder, 'record.js'));
  const missing = missingTools([...ALWAYS_NEEDED, ...(story.needs ?? [])]);
  if (missing.length > 0) throw new Error(missing.map(sayMissing).join('\n'));
  const scene = await Scene.open(folder, story);
  try {
    await story.record(scene);
    scene.sayServers();
    scene.keep(...(story.keeps ?? []));
  } finally {
    await scene.close();
  }
  writeReadme(name, scene);
  check(folder);
}

function check(folder) {
  checkExpected(folder);
  writeDecrypted(folder);
}

function sayMissing({ name, package: debianPackage }) {
  return `${name} is missing: apt-get install ${debianPackage}`;
}

function usage(strangers) {
  if (strangers.length > 0) console.log(`There is no case ${strangers.join(', ')}.\n`);
  console.log(`npm run record -- NAME…   (or --all; with --check only compare with tshark)\n\n${CASES.join('\n')}`);
  return strangers.length > 0 ? 2 : 0;
}

function complain(message) {
  console.log(message);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
