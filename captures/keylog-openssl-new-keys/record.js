import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';
import { makeClientCertificate } from '../lib/clients.js';

const CLIENT = ['-cert', 'alice.pem', '-key', 'alice.key'];

export async function record(scene) {
  makeBothKinds(scene);
  makeClientCertificate(scene);
  await serveEverySuite(scene, '-client_renegotiation', '-verify', '1', '-groups', 'P-384:P-256');
  await scene.capture();
  const again = ['hello', 'R', 'again'];
  await sayBySuite(scene, ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-GCM-SHA256', ...CLIENT], again);
  await sayBySuite(scene, ['-tls1_2', '-cipher', 'ECDHE-RSA-AES128-SHA', ...CLIENT], again);
  await sayBySuite(scene, ['-tls1_3', ...CLIENT], ['hello', 'k', 'first', 'K', 'second', 'k', 'third']);
  await sayBySuite(scene, ['-tls1_3', '-groups', 'X25519:P-256', ...CLIENT]);
  await scene.endCapture();
}
