import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';

const SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_CCM_SHA256', 'TLS_AES_128_CCM_8_SHA256'];

export async function record(scene) {
  makeBothKinds(scene);
  await serveEverySuite(scene);
  await scene.capture();
  for (const suite of SUITES) await sayBySuite(scene, ['-tls1_3', '-ciphersuites', suite]);
  await scene.endCapture();
}
