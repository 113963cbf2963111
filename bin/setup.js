// Installs what is missing, and says what it could not. Quick and silent when there is nothing to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(import.meta.dirname, '..');

/** Ends the process with a message when the program could not run here. */
export function setup() {
  checkNode();
  const missing = missingPackages();
  if (missing.length === 0) return;
  console.error(`Setting up: installing ${missing.length === 1 ? missing[0] : `${missing.length} packages`} …`);
  install();
  sayWhetherCapIsBuilt();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`tlswhy needs Node 20.19 or newer; this is ${process.versions.node}. With nvm: nvm install 22`);
}

/** Packages that the lock file wants and that are not installed in that version. Optional ones may be missing. */
function missingPackages() {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const installed = readJson('node_modules/.package-lock.json')?.packages ?? {};
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && installed[path]?.version !== entry.version)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

function install() {
  const result = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (result.status === 0) return;
  const said = `${result.stderr ?? ''}${result.error?.message ?? ''}`;
  if (/EUSAGE/.test(said) && npm(['install', '--no-audit', '--no-fund', '--loglevel=error']).status === 0) return;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(said)) {
    fail('The packages could not be fetched: npm cannot reach its registry. Connect (or set npm\'s proxy) and run the same command again.');
  }
  fail(`npm could not install the packages:\n${said.trim()}`);
}

function npm(args) {
  return spawnSync('npm', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' });
}

function sayWhetherCapIsBuilt() {
  try {
    createRequire(join(root, 'package.json'))('cap');
  } catch {
    console.error(
      'The native capture module "cap" could not be built here (it needs libpcap\'s headers, Python and a C++ compiler).\n' +
        'Everything else works, and watch uses dumpcap or tcpdump where they are installed. tlswhy doctor tells more.',
    );
  }
}

function readJson(path) {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
