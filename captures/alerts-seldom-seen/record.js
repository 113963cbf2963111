import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-serv'];
export const keeps = ['root.pem'];

const HOST = 'api.example.com';
const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];

/** 443 nginx, 4001 Go, 4002 Java, 4003 GnuTLS, 4004 GnuTLS that takes only strong suites. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await serveAll(scene);
  scene.bring('odd_hello.py');
  await scene.capture();
  for (const port of [443, 4001, 4002, 4003]) {
    await scene.client(['/usr/bin/python3', 'odd_hello.py', HOST, String(port), 'no-key-share']);
    // Java does not mind, and goes on with the handshake, which the script cannot.
    if (port !== 4002) await scene.client(['/usr/bin/python3', 'odd_hello.py', HOST, String(port), 'twice']);
  }
  for (const port of [443, 4001, 4002]) await renegotiate(scene, port);
  await scene.client(opensslClient(HOST, 4004, '-cipher', 'AES128-SHA:@SECLEVEL=0', '-tls1_2'), { input: '' });
  await scene.endCapture();
}

/** `R` on a line of its own asks for a new handshake. */
async function renegotiate(scene, port) {
  const words = ['timeout', '4', ...opensslClient(HOST, port, '-CAfile', 'root.pem', '-tls1_2')].join(' ');
  await scene.client(['sh', '-c', `{ sleep 0.4; echo R; sleep 1.2; } | ${words}`]);
}

async function serveAll(scene) {
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('serve.go', 'Serve.java');
  await scene.prepare(['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server',
    '-out', 'server.p12', '-passout', 'pass:changeit']);
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve', ':4001'], { port: 4001 });
  await scene.serve(['java', 'Serve.java', '4002'], { port: 4002 });
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '4003', ...KEYS], { port: 4003 });
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '4004', '--priority', 'SECURE256', ...KEYS], { port: 4004 });
}
