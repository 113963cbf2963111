// `npm start`: sets up what is missing, builds what is stale, opens a recorded incident or the captures given.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setup } from './setup.js';

const root = resolve(import.meta.dirname, '..');
const incident = join(root, 'captures/python-no-trust-tls12/capture.pcap');

setup();
if (isStale()) build();
const args = process.argv.slice(2);
const { status } = spawnSync(process.execPath, [join(root, 'bin/tlswhy.js'), ...(args.length > 0 ? args : [incident])], { stdio: 'inherit' });
// That something failed in the capture (1) is what one came to see; npm would call it an error of its own.
process.exit(status === 1 ? 0 : (status ?? 1));

function isStale() {
  const bundle = join(root, 'dist/tlswhy.js');
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const sources = readdirSync(join(root, 'src'), { recursive: true }).map((path) => join(root, 'src', path));
  return [join(root, 'package.json'), ...sources].some((path) => statSync(path).mtimeMs > built);
}

function build() {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root, encoding: 'utf8', shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`The build failed:\n${stdout}${stderr}`);
  process.exit(1);
}
