import { lego } from '../lib/acme.js';
import { makeAcmeCertificates } from '../lib/pebble.js';

export const needs = ['lego'];
export const network = { hosts: { 'acme-v01.api.letsencrypt.org': '10.0.0.9', 'api.example.com': '10.0.0.5' } };

export async function record(scene) {
  makeAcmeCertificates(scene);
  await scene.capture();
  await lego(scene, ['run'], { directory: 'https://acme-v01.api.letsencrypt.org/directory', side: 'client' });
  await scene.endCapture();
}
