import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { client: '2001:db8::5', server: '2001:db8::9', hosts: { 'api.example.com': '2001:db8::9' } };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer().replace('listen 443', 'listen [::]:443'));
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
