import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { fetchWithEachStack, prepareStacks } from '../lib/trusting-stacks.js';

export const needs = ['nginx', 'go', 'java', 'node', 'gnutls-cli'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.3' }));
  await scene.nginx();
  await prepareStacks(scene);
  await scene.capture();
  await fetchWithEachStack(scene);
  await scene.endCapture();
}
