import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';
import { sleep } from '../lib/processes.js';
import { trafficServer, writeTrafficServerConfig } from '../lib/trafficserver.js';

export const needs = ['traffic_server', 'tsxs', 'gcc', 'nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { filter: 'tcp port 443 or icmp' };

const REQUEST = 'GET /health HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n';
const ORIGIN = `
    listen 127.0.0.1:8080;
    location / { return 200 '{"status":"up"}\\n'; }
    location /report { root .; limit_rate 500; }`;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await serveThroughTrafficServer(scene);
  scene.bring('talkers.py');
  writeFileSync(join(scene.work, 'request.txt'), REQUEST);
  await scene.capture();
  await ask(scene, ['-sess_out', 'session.pem'], REQUEST);
  const talking = scene.client(['/usr/bin/python3', 'talkers.py', 'api.example.com'],
    { env: { SSLKEYLOGFILE: 'keys.log' }, label: 'Another client on the same machine' });
  await sleep(1500);
  await ask(scene, ['-sess_in', 'session.pem', '-early_data', 'request.txt'], '');
  await talking;
  await fetchHealth(scene);
  await fetchHealth(scene);
  await trafficServer(scene, { label: 'Server, `traffic_server` started again' });
  await ask(scene, ['-sess_out', 'session.pem'], REQUEST);
  await fetchHealth(scene);
  await scene.endCapture();
}

async function serveThroughTrafficServer(scene) {
  scene.bring('early.c');
  await scene.prepare(['gcc', '-shared', '-fPIC', '-o', 'early.so', 'early.c']);
  writeFileSync(join(scene.work, 'report'), 'day;orders\n'.repeat(2000));
  writeNginxConfig(scene.work, ORIGIN);
  await scene.nginx(8080);
  writeTrafficServerConfig(scene, { plugins: 'early.so\n' });
  await trafficServer(scene);
}

function ask(scene, options, input) {
  const common = ['-ign_eof', '-keylogfile', 'keys.log', '-CAfile', 'root.pem', '-tls1_3'];
  return scene.client(opensslClient('api.example.com', 443, ...common, ...options), { input });
}

function fetchHealth(scene) {
  return scene.client(['curl', '-sS', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
}
