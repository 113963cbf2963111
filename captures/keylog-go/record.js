import { makeCompany } from '../lib/company.js';

export const needs = ['go'];

const OFFERS = ['TLS1.3', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA', 'TLS_RSA_WITH_AES_128_GCM_SHA256', 'TLS_RSA_WITH_AES_128_CBC_SHA'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.bring('ask.go', 'serve.go');
  for (const name of ['ask', 'serve']) {
    await scene.prepare(['go', 'build', '-o', name, `${name}.go`], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  }
  await scene.serve(['./serve', ':443']);
  await scene.capture();
  for (const offer of OFFERS) await scene.client(['./ask', 'https://api.example.com/', offer]);
  await scene.endCapture();
}
