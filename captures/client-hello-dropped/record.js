import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx'];
export const network = ROUTED;

export async function record(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('healthcheck.py');
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_retries2=3');
  scene.nft('wire', 'forward tcp dport 443 tcp flags & psh == psh drop');
  await scene.capture();
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
