import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { writeHaproxyConfig } from '../lib/haproxy.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

const NAMES = ['10.0.0.9', 'api.example.com.', 'API.Example.COM', 'my_api.example.com'];
const PKCS12 = ['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server'];

export const needs = ['nginx', 'haproxy', 'go', 'java', 'deno', 'openssl'];
export const keeps = ['root.pem'];
export const network = { hosts: Object.fromEntries(NAMES.slice(1).map((name) => [name, '10.0.0.9'])), delayMs: 1 };

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', 'my_api.example.com'] });
  scene.installRoot();
  await serve(scene);
  scene.bring('healthcheck.py');
  await scene.capture();
  for (const port of [443, 4002, 4003, 4004, 4005]) {
    for (const name of NAMES) {
      const client = ['openssl', 's_client', '-brief', '-connect', `10.0.0.9:${port}`, '-servername', name];
      await scene.client(client, { input: 'GET / HTTP/1.0\r\n\r\n' });
    }
  }
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com./']);
  await scene.endCapture();
}

/** On ports 443, 4002 … 4005: nginx, HAProxy, Go, Java and rustls; the first two and Java refuse strangers. */
async function serve(scene) {
  const strangers = 'listen 443 ssl default_server;\nssl_reject_handshake on;';
  writeNginxConfig(scene.work, strangers, httpsServer(), httpsServer({ name: 'my_api.example.com' }));
  await scene.nginx();
  writeHaproxyConfig(scene, 'strict-sni');
  const config = join(scene.work, 'haproxy.cfg');
  writeFileSync(config, scene.read('haproxy.cfg').replace(':443', ':4002'));
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg'], { port: 4002 });
  scene.bring('serve.go', 'ServeOneName.java', 'serve-deno.js');
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve', ':4003'], { port: 4003 });
  await scene.prepare([...PKCS12, '-out', 'server.p12', '-passout', 'pass:changeit']);
  await scene.serve(['java', 'ServeOneName.java', '4004', '(my_)?api\\.example\\.com'], { port: 4004 });
  const env = { HOME: scene.work, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' };
  await scene.serve(['deno', 'run', '--allow-net', '--allow-read', 'serve-deno.js', '4005'], { port: 4005, env });
}
