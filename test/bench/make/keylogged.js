// node test/bench/make/keylogged.js CONNECTIONS CAPTURE KEYS ROOT: real TLS 1.3 connections on loopback, with their key log.
// Run it as root in a network namespace of its own: unshare -n node …
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';

const AT_ONCE = 8;
const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok';

const connections = Number(process.argv[2]);
const [capture, keys, root] = process.argv.slice(3);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
const tcpdump = spawn('tcpdump', ['-i', 'lo', '-U', '-B', '65536', '-w', capture, 'tcp'], { stdio: ['ignore', 'ignore', 'pipe'] });
await once(tcpdump.stderr, 'data');
const server = createServer({ ...certificate(), minVersion: 'TLSv1.3' }, (socket) => {
  socket.on('error', () => {}).once('data', () => socket.end(ANSWER));
});
await once(server.listen(0), 'listening');
const log = createWriteStream(keys);
let left = connections;
await Promise.all(Array.from({ length: AT_ONCE }, talk));
server.close();
log.end();
await new Promise((done) => setTimeout(done, 1000));
tcpdump.kill('SIGINT');
await once(tcpdump, 'exit');

async function talk() {
  while (left-- > 0) {
    const { port } = server.address();
    const socket = connect({ port, servername: 'api.example.com', rejectUnauthorized: false, minVersion: 'TLSv1.3' });
    socket.on('keylog', (line) => log.write(line));
    socket.once('secureConnect', () => socket.write('GET / HTTP/1.1\r\nhost: api.example.com\r\n\r\n'));
    socket.resume();
    await once(socket, 'close');
  }
}

function certificate() {
  const folder = mkdtempSync(join(tmpdir(), 'tlswhy-bench-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30',
    '-subj', '/CN=api.example.com', '-addext', 'subjectAltName=DNS:api.example.com', '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const pair = { key: readFileSync(key), cert: readFileSync(cert) };
  writeFileSync(root, pair.cert);
  rmSync(folder, { recursive: true });
  return pair;
}
