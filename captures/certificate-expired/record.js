import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { fromDays: -93, toDays: -3 });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await buildGoClient(scene);
  await scene.capture();
  const url = 'https://api.example.com/health';
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['curl', '-sS', '--tls-max', '1.2', url], { env });
  await scene.client(['curl', '-sS', url], { env });
  await scene.client(['./fetch', '-tls12', url], { env });
  await scene.client(['./fetch', url], { env });
  await scene.endCapture();
}
