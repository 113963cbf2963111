import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lego, LEGO_FILES } from '../lib/acme.js';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['lego', 'pebble', 'nginx', 'haproxy', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.9' },
  filter: 'tcp port 443 or icmp',
};

export async function record(scene) {
  makeCompany(scene);
  makeAcmeCertificates(scene);
  await pebble(scene, { root: 'pebble-root.pem' });
  await lego(scene, ['run'], { label: 'Server, the certificate of the first node' });
  scene.must('cp', join(scene.work, 'pebble-root.pem'), join(scene.work, 'root.pem'));
  scene.installRoot();
  writeNginxConfig(scene.work, node(8441, LEGO_FILES), node(8442, {}));
  await scene.nginx(8442);
  writeFileSync(join(scene.work, 'haproxy.cfg'), BALANCER);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg']);
  await scene.capture();
  for (let count = 0; count < 4; count++) await fetchHealth(scene);
  await scene.endCapture();
}

const BALANCER = `global
  log stdout format raw local0

defaults
  mode tcp
  log global
  option tcplog
  timeout connect 2s
  timeout client 5s
  timeout server 5s

frontend api
  bind :443
  default_backend nodes

backend nodes
  balance roundrobin
  server one 127.0.0.1:8441
  server two 127.0.0.1:8442
`;

function node(port, files) {
  return httpsServer({ ...files, protocols: 'TLSv1.2' }).replace('listen 443', `listen 127.0.0.1:${port}`);
}

function fetchHealth(scene) {
  return scene.client(['curl', '-sS', 'https://api.example.com/health']);
}
