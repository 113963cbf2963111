import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';
import { sleep } from '../lib/processes.js';

export const needs = ['haproxy', 'nginx', 'curl'];
export const keeps = ['root.pem'];

const BALANCER = `global
  log stdout format raw local0

defaults
  mode tcp
  log global
  timeout connect 2s
  timeout client 5s
  timeout server 5s
  timeout check 2s

listen api
  bind 127.0.0.1:9000
  option log-health-checks
  server one 10.0.0.9:443 check check-ssl verify none inter 500ms
  server two 10.0.0.9:8443 check check-ssl verify none inter 500ms
`;

/** The load balancer is the client's machine; the second port speaks TLS 1.2 at most. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const old = httpsServer({ protocols: 'TLSv1.2' }).replace('listen 443', 'listen 8443');
  writeNginxConfig(scene.work, httpsServer(), old);
  await scene.nginx();
  writeFileSync(join(scene.work, 'haproxy.cfg'), BALANCER);
  await scene.capture();
  const balancer = await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg'], { port: 9000, side: 'client', label: 'Load balancer, `haproxy -db -f haproxy.cfg`' });
  await sleep(1200);
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await sleep(700);
  await balancer.stop();
  await scene.client(opensslClient('api.example.com', 443, '-CAfile', 'root.pem'), { input: '' });
  await scene.endCapture();
}
