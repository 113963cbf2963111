import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { makeDatabase } from '../lib/nss.js';

export const needs = ['haproxy', 'nginx', 'chromium', 'certutil'];
export const keeps = ['root.pem'];

const QUIET = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run',
  '--disable-component-update', '--disable-sync', '--log-level=3', '--ssl-key-log-file=keys.log',
  '--user-data-dir=chromium', '--virtual-time-budget=2000', '--dump-dom'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await makeDatabase(scene, '.pki/nssdb');
  const asks = 'ssl_client_certificate root.pem; ssl_verify_client optional;';
  const two = [['8443', 'TLSv1.2'], ['9443', 'TLSv1.3']]
    .map(([port, protocols]) => httpsServer({ protocols, more: asks }).replace('443', port));
  writeNginxConfig(scene.work, ...two);
  await scene.nginx(8443);
  writeHaproxyConfig(scene, 'ca-file root.pem verify required');
  await haproxy(scene);
  await scene.capture();
  for (const port of [443, 8443, 9443]) {
    await scene.client(['chromium', ...QUIET, `https://api.example.com:${port}/`], { seconds: 12, env: { HOME: scene.work } });
  }
  await scene.endCapture();
}
