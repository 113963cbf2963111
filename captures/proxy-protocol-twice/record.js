import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'haproxy', 'curl'];
export const keeps = ['root.pem'];
export const network = { filter: 'tcp port 443' };

/** Client, two load balancers in a row on the client's side of the wire, nginx behind it: captured between them and nginx. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer().replace('listen 443 ssl', 'listen 443 ssl proxy_protocol'));
  await scene.nginx();
  for (const version of ['send-proxy', 'send-proxy-v2']) balance(scene, version);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg', '-f', 'send-proxy.cfg', '-f', 'send-proxy-v2.cfg'],
    { port: 8001, side: 'client', label: 'Load balancers' });
  await scene.capture();
  for (const port of [8001, 9001, 8101, 9101]) {
    const there = ['--connect-to', `api.example.com:443:127.0.0.1:${port}`];
    await scene.client(['curl', '-sS', ...there, 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  }
  await scene.endCapture();
}

/** The outer one sends a header to the inner one, which sends one of its own; `accept` is how it should be. */
function balance(scene, version) {
  const base = version === 'send-proxy' ? 8001 : 8101;
  writeFileSync(join(scene.work, 'haproxy.cfg'), `defaults
  mode tcp
  timeout connect 2s
  timeout client 5s
  timeout server 5s
`);
  writeFileSync(join(scene.work, `${version}.cfg`), ['', 'accept-proxy'].map((reads, index) => `
listen outer-${version}-${index}
  bind 127.0.0.1:${base + index * 1000}
  server inner 127.0.0.1:${base + 1 + index * 1000 + 1} ${version}
listen inner-${version}-${index}
  bind 127.0.0.1:${base + 1 + index * 1000 + 1} ${reads}
  server api 10.0.0.9:443 ${version}
`).join(''));
}
