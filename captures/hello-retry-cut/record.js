import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { box: ['retry', 'reset'] };

/** Only secp384r1, for which no client sends a key at once: each has to be asked again. */
const SERVER = httpsServer({ protocols: 'TLSv1.3', more: 'ssl_ecdh_curve secp384r1;' });
const URL = 'https://api.example.com/health';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, SERVER);
  await scene.nginx();
  await scene.network.addTwin(scene.settings);
  await scene.serve(['nginx', '-p', scene.work, '-e', 'twin.log', '-c', 'nginx.conf', '-g', 'daemon off;'],
    { side: 'twin', quiet: true });
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await scene.network.startBox(4, ['retry', 'elsewhere']);
  await scene.client(['curl', '-sS', '--max-time', '5', URL]);
  await scene.network.startBox(4, ['retry', 'drop']);
  await scene.client(['curl', '-sS', '--curves', 'P-384', URL]);
  await scene.client(['curl', '-sS', '--max-time', '8', URL]);
  await scene.endCapture();
}
