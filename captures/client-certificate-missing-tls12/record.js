import { makeCompany } from '../lib/company.js';
import { makeClientCertificate } from '../lib/clients.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';

export const needs = ['curl', 'haproxy'];
export const keeps = ['root.pem'];

export async function record(scene) {
  const { root } = makeCompany(scene);
  scene.installRoot();
  makeClientCertificate(scene, root);
  writeHaproxyConfig(scene, 'force-tlsv12 ca-file root.pem verify required');
  await haproxy(scene);
  await scene.capture();
  const fetch = ['curl', '-sS', 'https://api.example.com/health'];
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(fetch, { env });
  await scene.client([...fetch, '--cert', 'alice.pem', '--key', 'alice.key'], { env });
  await scene.endCapture();
}
