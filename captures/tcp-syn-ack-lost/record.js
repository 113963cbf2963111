import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl', 'hping3'];
export const network = { ...ROUTED, captureOn: 'server' };

export async function record(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.nft('wire', 'forward ip saddr 192.0.2.9 tcp sport 443 drop');
  scene.set('server', 'sysctl', '-qw', 'net.ipv4.tcp_synack_retries=3');
  await scene.capture();
  await scene.client(['curl', '-sS', '-m', '4', 'https://api.example.com/health']);
  await scene.client(['hping3', '-S', '-c', '1', '-p', '443', '-a', '203.0.113.77', '192.0.2.9']);
  await sleep(8000);
  await scene.endCapture();
}
