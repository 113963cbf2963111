import { lego, LEGO_FILES } from '../lib/acme.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';
import { sleep } from '../lib/processes.js';

export const needs = ['lego', 'pebble', 'nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.9' },
  filter: 'tcp port 443 or icmp',
};

const SECONDS = 40;

export async function record(scene) {
  makeAcmeCertificates(scene);
  await pebble(scene, { validity: SECONDS });
  scene.installRoot();
  await lego(scene, ['run'], { label: 'Server, the first certificate' });
  const issued = Date.now();
  writeNginxConfig(scene.work, httpsServer({ ...LEGO_FILES, protocols: 'TLSv1.2' }));
  const nginx = await scene.nginx();
  await scene.capture();
  await fetchHealth(scene);
  await sleep(issued + 15_000 - Date.now());
  await lego(scene, ['renew', '--days', '90', '--no-random-sleep'], { label: 'Server, the renewal' });
  await sleep(issued + (SECONDS + 1) * 1000 - Date.now());
  await fetchHealth(scene);
  await fetchHealth(scene);
  await scene.run('server', ['openssl', 'x509', '-noout', '-serial', '-dates', '-in', LEGO_FILES.chain]);
  process.kill(nginx.pid, 'SIGHUP');
  await sleep(1000);
  await fetchHealth(scene);
  await scene.endCapture();
}

function fetchHealth(scene) {
  return scene.client(['curl', '-sS', 'https://api.example.com/health']);
}
