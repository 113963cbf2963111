import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  ...ROUTED,
  server: ['192.0.2.9', '192.0.2.10', '192.0.2.11'],
  hosts: { 'api.example.com': '198.51.100.7' },
};

const TWO_OF_THREE = 'listen 192.0.2.9:443 ssl; listen 192.0.2.10:443 ssl';
const SPREAD = 'numgen inc mod 3 map { 0 : 192.0.2.9, 1 : 192.0.2.10, 2 : 192.0.2.11 }';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer().replace('listen 443 ssl', TWO_OF_THREE));
  await scene.nginx();
  scene.set('wire', 'nft', 'add table ip lb; add chain ip lb in { type nat hook prerouting priority -100; };'
    + `add rule ip lb in ip daddr 198.51.100.7 tcp dport 443 dnat to ${SPREAD}`);
  await scene.capture();
  for (let time = 0; time < 5; time++) await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}
