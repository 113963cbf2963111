import { acmetool } from '../lib/acme.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['acmetool', 'pebble', 'nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.9' },
  filter: 'tcp port 443 or icmp',
};

export async function record(scene) {
  makeAcmeCertificates(scene);
  await pebble(scene);
  scene.installRoot();
  const live = await acmetool(scene);
  serve(scene, `${live}/cert`, `${live}/privkey`);
  const nginx = await scene.nginx();
  await scene.capture();
  await fetchHealth(scene);
  await scene.client(['openssl', 's_client', '-brief', '-verify_return_error', '-connect', 'api.example.com:443',
    '-servername', 'api.example.com']);
  await nginx.stop();
  serve(scene, `${live}/fullchain`, `${live}/privkey`);
  await scene.nginx();
  await fetchHealth(scene);
  await scene.endCapture();
}

function serve(scene, chain, key) {
  writeNginxConfig(scene.work, httpsServer({ chain, key, protocols: 'TLSv1.2' }));
}

function fetchHealth(scene) {
  return scene.client(['curl', '-sS', 'https://api.example.com/health']);
}
