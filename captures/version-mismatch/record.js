import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.3' }));
  await scene.nginx();
  await scene.capture();
  const url = 'https://api.example.com/health';
  await scene.client(['curl', '-sS', '--tls-max', '1.2', url]);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_1', '-cipher', 'DEFAULT@SECLEVEL=0'));
  await scene.client(['curl', '-sS', url], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
