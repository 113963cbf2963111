import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['haproxy', 'nginx'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeHaproxyConfig(scene);
  writeFileSync(join(scene.work, 'haproxy.cfg'), scene.read('haproxy.cfg').replace('timeout client 5s', 'timeout client 3s'));
  await haproxy(scene);
  writeNginxConfig(scene.work, httpsServer({ more: 'client_header_timeout 4s;' }).replace('443', '8443'));
  await scene.nginx(8443);
  scene.bring('hesitant.py');
  await scene.capture();
  const clients = ['443', '8443'].flatMap((port) => [hesitate(port, '6', '0'), hesitate(port, '0', '6')]);
  for (const client of clients) await scene.client(client);
  await scene.endCapture();
}

function hesitate(port, before, after) {
  return ['/usr/bin/python3', 'hesitant.py', 'api.example.com', port, before, after];
}
