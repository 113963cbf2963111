import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { TRUSTCOR } from '../lib/public-names.js';

const URL = 'https://api.example.com/health';

export const needs = ['nginx', 'curl', 'go', 'java'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' }, TRUSTCOR);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await buildGoClient(scene);
  scene.bring('Fetch.java');
  await scene.capture();
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.client(['./fetch', '-tls12', URL]);
  await scene.client(['java', '-Djdk.tls.client.protocols=TLSv1.2', 'Fetch.java', URL]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', '--cacert', 'root.pem', URL]);
  await scene.endCapture();
}
