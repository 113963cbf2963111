import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { serveOldNode } from '../lib/old-node.js';

export const needs = ['nginx', 'nmap'];
export const keeps = ['root.pem'];

const PROBE = ['nmap', '-Pn', '-n', '-p', '443,8443', '--script', 'ssl-heartbleed', '--script-args',
  'vulns.showall', '10.0.0.9'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  scene.bring('old-serve.cjs');
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await serveOldNode(scene, '0.10.0', ['old-serve.cjs', '8443'], { port: 8443 });
  await scene.capture();
  await scene.client(PROBE);
  await scene.endCapture();
}
