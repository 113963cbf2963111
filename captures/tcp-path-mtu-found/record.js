import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = ROUTED;

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2' }));
  await scene.nginx();
  scene.set('wire', 'ip', 'link', 'set', 'left', 'mtu', '1280');
  scene.nft('wire', 'output icmp type destination-unreachable drop');
  scene.set('server', 'sysctl', '-qw', 'net.ipv4.tcp_mtu_probing=1');
  await scene.capture();
  await scene.client(['curl', '-sS', '--max-time', '20', 'https://api.example.com/health']);
  await scene.endCapture();
}
