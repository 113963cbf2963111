import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer().replace('443 ssl', '443 ssl proxy_protocol'));
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['curl', '-sS', '--haproxy-protocol', 'https://api.example.com/health'], { env });
  await scene.endCapture();
}
