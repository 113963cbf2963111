import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const http2 = httpsServer({ protocols: 'TLSv1.3' }).replace('443 ssl', '443 ssl http2');
  writeNginxConfig(scene.work, http2);
  await scene.nginx();
  await scene.capture();
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['curl', '-sS', '--http2', 'https://api.example.com/health'], { env });
  await scene.endCapture();
}
