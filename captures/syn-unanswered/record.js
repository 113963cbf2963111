import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_syn_retries=2');
  scene.nft('server', 'input tcp dport 443 drop');
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}
