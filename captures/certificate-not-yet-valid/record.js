import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { fromDays: 2, toDays: 92 });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2' }));
  await scene.nginx();
  await buildGoClient(scene);
  await scene.capture();
  const url = 'https://api.example.com/health';
  await scene.client(['curl', '-sS', url], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.client(['./fetch', url], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
