import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { host: 'www.example.com', hosts: ['www.example.com', 'example.com'], kind: 'rsa' });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2', name: 'www.example.com' }));
  await scene.nginx();
  await buildGoClient(scene);
  scene.bring('healthcheck.py');
  await scene.capture();
  const url = 'https://api.example.com/health';
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['./fetch', url], { env });
  await scene.client(['/usr/bin/python3', 'healthcheck.py', url], { env });
  await scene.client(['curl', '-sS', url], { env });
  await scene.endCapture();
}
