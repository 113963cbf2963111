import { lego } from '../lib/acme.js';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['lego', 'pebble', 'nginx', 'curl'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.5' },
  filter: 'tcp port 443 or icmp',
};

export async function record(scene) {
  makeAcmeCertificates(scene);
  await pebble(scene, { side: 'client' });
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer().replace('443 ssl', '443 ssl http2'));
  await scene.nginx();
  await scene.capture();
  await lego(scene, ['run'], { challenge: ['--tls', '--tls.port', ':8443'] });
  await scene.endCapture();
}
