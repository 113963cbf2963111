import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TLSWHY = fileURLToPath(new URL('../../bin/tlswhy.js', import.meta.url));
const BUNDLE = fileURLToPath(new URL('../../dist/tlswhy.js', import.meta.url));

/** What is measured: each reads a whole capture, and what it prints goes nowhere. */
export const tools = [
  { name: 'tlswhy -f text', argv: (path) => [process.execPath, TLSWHY, path, '-f', 'text', '-q'], isOurs: true },
  { name: 'tlswhy -f ndjson', argv: (path) => [process.execPath, TLSWHY, path, '-f', 'ndjson', '-q'], isOurs: true },
  { name: 'tshark -Y tls.handshake', argv: (path) => ['tshark', '-n', '-r', path, '-Y', 'tls.handshake'], package: 'tshark' },
  { name: 'ssldump -n', argv: (path) => ['ssldump', '-n', '-r', path], package: 'ssldump' },
  { name: 'ndpiReader', argv: (path) => ['ndpiReader', '-q', '-i', path], package: 'libndpi-bin' },
  { name: 'tcpdump -w', argv: (path) => ['tcpdump', '-r', path, '-w', '/dev/null'], package: 'tcpdump' },
];

/** Says what to install where something is missing; returns nothing. */
export function checkTools() {
  const wanted = [...tools.filter((tool) => tool.package).map((tool) => [tool.argv('')[0], tool.package]), ['/usr/bin/time', 'time'], ['openssl', 'openssl']];
  const missing = wanted.filter(([program]) => !isThere(program)).map(([, name]) => name);
  if (missing.length > 0) throw new Error(`missing: apt-get install ${missing.join(' ')}`);
  if (!existsSync(BUNDLE)) throw new Error('tlswhy is not built: npm run build');
}

function isThere(program) {
  return spawnSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' }).status === 0;
}

/** `tshark 4.0.17`, for the page that the figures stand on. */
export function versions() {
  const ask = (program, ...args) => {
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return /\d+\.\d+(\.\d+)?/.exec(stdout + stderr)?.[0] ?? 'of unknown version';
  };
  const found = [['tshark', '--version'], ['ssldump', '-v'], ['ndpiReader', '-h'], ['tcpdump', '--version']];
  return [`Node ${process.versions.node}`, ...found.map(([program, option]) => `${program} ${ask(program, option)}`)];
}
