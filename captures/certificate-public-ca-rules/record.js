import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { LETS_ENCRYPT } from '../lib/public-names.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa', fromDays: -10, toDays: 815 }, LETS_ENCRYPT);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', '--tls-max', '1.2', 'https://api.example.com/health']);
  await scene.endCapture();
}
