import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeBulk } from './make/bulk.js';
import { makeDense } from './make/dense.js';

const FOLDER = new URL('data/', import.meta.url);
const FULL = { connections: 20_000, bytes: 160_000_000 };
const SMALL = { connections: 300, bytes: 3_000_000 };

/** The two captures, made where they are not there yet: `{ name, path, bytes }` each. */
export function captures(isSmall) {
  mkdirSync(FOLDER, { recursive: true });
  const size = isSmall ? SMALL : FULL;
  // After the certificates begin, within the hour.
  const start = Math.floor(Date.now() / 1000) + 600;
  return [
    made('handshake-dense', isSmall, (path) => makeDense(path, { connections: size.connections, start })),
    made('bulk', isSmall, (path) => makeBulk(path, { bytes: size.bytes, start })),
  ];
}

function made(name, isSmall, make) {
  const path = fileURLToPath(new URL(`${name}${isSmall ? '-small' : ''}.pcap`, FOLDER));
  if (!existsSync(path)) {
    process.stderr.write(`making ${path}\n`);
    make(`${path}.part`);
    renameSync(`${path}.part`, path);
  }
  return { name, path, bytes: statSync(path).size };
}
