// npm run bench -- --decrypt: what it costs to read TLS 1.3 handshakes with a key log, beside tshark. Needs root (tcpdump).
import { execFileSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, median } from './measure.js';

const FOLDER = new URL('data/', import.meta.url);
const TLSWHY = fileURLToPath(new URL('../../bin/tlswhy.js', import.meta.url));
const MAKE = fileURLToPath(new URL('make/keylogged.js', import.meta.url));
const OURS = 20_000;
const THEIRS = 1_000;

/** A table of CPU seconds, and what the two primitives cost. */
export function decryptTable(rounds) {
  const [ours, theirs] = [recorded(OURS), recorded(THEIRS)];
  const tlswhy = (...more) => [process.execPath, TLSWHY, ours.capture, '-f', 'text', '-q', '--trust', ours.root, ...more];
  const tshark = ['tshark', '-n', '-r', theirs.capture, '-o', `tls.keylog_file:${theirs.keys}`, '-Y', 'tls.handshake'];
  const rows = [
    [`tlswhy, ${OURS} connections, no keys`, tlswhy()],
    [`tlswhy, ${OURS} connections, --keylog`, tlswhy('--keylog', ours.keys)],
    [`tshark with the key log, ${THEIRS} connections`, tshark],
  ].map(([name, argv]) => `| ${name} | ${cpuOf(argv, rounds).toFixed(2)} s |`);
  const head = '## Decrypting TLS 1.3 handshakes with a key log\n\n| | CPU |\n| --- | --- |';
  return `${head}\n${rows.join('\n')}\n\nIn this Node, opening a record of 1000 bytes (AES-256-GCM) takes ` +
    `${microseconds(openOnce)} µs, and an HMAC-SHA-384 ${microseconds(hmacOnce)} µs.`;
}

function cpuOf(argv, rounds) {
  return median(Array.from({ length: rounds }, () => measure(argv).cpu));
}

/** Real connections, recorded where they are not there yet. */
function recorded(connections) {
  mkdirSync(FOLDER, { recursive: true });
  const file = (ending) => fileURLToPath(new URL(`tls13-${connections}.${ending}`, FOLDER));
  const [capture, keys, root] = [file('pcap'), file('keys'), file('pem')];
  if (!existsSync(capture)) {
    process.stderr.write(`recording ${connections} connections: ${capture}\n`);
    execFileSync('unshare', ['-n', process.execPath, MAKE, String(connections), capture, keys, root]);
  }
  return { capture, keys, root };
}

const [key, nonce] = [randomBytes(32), randomBytes(12)];
const cipher = createCipheriv('aes-256-gcm', key, nonce);
const sealed = Buffer.concat([cipher.update(randomBytes(1000)), cipher.final()]);
const tag = cipher.getAuthTag();

function openOnce() {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAuthTag(tag);
  decipher.update(sealed);
  decipher.final();
}

function hmacOnce() {
  createHmac('sha384', key).update(nonce).digest();
}

function microseconds(work) {
  const [warmUp, count] = [2_000, 20_000];
  for (let i = 0; i < warmUp; i++) work();
  const began = performance.now();
  for (let i = 0; i < count; i++) work();
  return (((performance.now() - began) * 1000) / count).toFixed(1);
}
