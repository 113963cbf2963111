import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1 };

export async function record(scene) {
  makeCompany(scene, { host: 'www.example.com', hosts: ['www.example.com', 'example.com'] });
  writeNginxConfig(scene.work, httpsServer({ name: 'www.example.com' }));
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  await meetEach(scene, 'api.example.com', ['curl', 'python', 'go', 'java', 'node', 'gnutls', 'nss', 'wolfssl'], ['1.3']);
  await scene.endCapture();
}
