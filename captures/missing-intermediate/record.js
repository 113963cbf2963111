import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2', chain: 'server.pem' }));
  await scene.nginx();
  await scene.capture();
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['curl', '-sS', 'https://api.example.com/health'], { env });
  await scene.client(opensslClient('api.example.com', 443, '-verify_return_error'));
  await scene.endCapture();
}
