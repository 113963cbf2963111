import { lego } from '../lib/acme.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['lego', 'pebble', 'curl'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.5' },
  filter: 'tcp port 443 or tcp port 14000 or icmp',
};

export async function record(scene) {
  makeAcmeCertificates(scene);
  await pebble(scene, { side: 'client' });
  await scene.capture();
  await lego(scene, ['run'], { challenge: ['--tls'] });
  await scene.endCapture();
}
