import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const network = { filter: 'tcp and less 1000' };

const URL = 'https://api.example.com/health';

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  for (const version of ['1.3', '1.2']) {
    await scene.client(['curl', '-sS', '-k', '--tls-max', version, URL]);
    await scene.client(['curl', '-sS', '--tls-max', version, URL]);
  }
  await scene.endCapture();
}
