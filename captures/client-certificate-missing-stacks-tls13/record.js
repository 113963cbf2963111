import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';
import { fetchWithEachStack, prepareStacks } from '../lib/trusting-stacks.js';

export const needs = ['haproxy', 'go', 'java', 'node', 'gnutls-cli'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeHaproxyConfig(scene, 'force-tlsv13 ca-file root.pem verify required');
  await haproxy(scene);
  await prepareStacks(scene);
  await scene.capture();
  await fetchWithEachStack(scene);
  await scene.endCapture();
}
