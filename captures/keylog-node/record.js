import { makeCompany } from '../lib/company.js';

export const needs = ['node'];

const SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_CCM_SHA256', 'ECDHE-RSA-AES256-GCM-SHA384', 'ECDHE-RSA-CHACHA20-POLY1305', 'AES128-SHA256'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.bring('https-server.mjs', 'ask.mjs');
  await scene.serve(['node', `--tls-cipher-list=${SUITES.join(':')}`, 'https-server.mjs', '443']);
  await scene.capture();
  for (const suite of SUITES) {
    await scene.client(['node', '--tls-keylog=keys.log', 'ask.mjs', 'https://api.example.com/', suite],
      { env: { NODE_EXTRA_CA_CERTS: 'root.pem' } });
  }
  await scene.endCapture();
}
