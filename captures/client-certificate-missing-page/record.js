import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const more = 'ssl_client_certificate root.pem; ssl_verify_client on;';
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2', more }));
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
