import { makeCompany } from '../lib/company.js';
import { makeClientCertificate } from '../lib/clients.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';

export const needs = ['curl', 'haproxy'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  makeClientCertificate(scene);
  writeHaproxyConfig(scene, 'ca-file root.pem verify required');
  await haproxy(scene);
  await scene.capture();
  const fetch = ['curl', '-sS', '--cert', 'alice.pem', '--key', 'alice.key', 'https://api.example.com/health'];
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client([...fetch, '--tls-max', '1.2'], { env });
  await scene.client(fetch, { env });
  await scene.endCapture();
}
