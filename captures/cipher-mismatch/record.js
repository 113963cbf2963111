import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'ec' });
  scene.installRoot();
  const more = 'ssl_ciphers ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305;';
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2', more }));
  await scene.nginx();
  await scene.capture();
  const url = 'https://api.example.com/health';
  const env = { SSLKEYLOGFILE: 'keys.log' };
  const fetch = ['curl', '-sS', '--tls-max', '1.2', url];
  await scene.client([...fetch, '--ciphers', 'ECDHE-RSA-AES128-GCM-SHA256:AES128-GCM-SHA256'], { env });
  await scene.client(fetch, { env });
  await scene.endCapture();
}
