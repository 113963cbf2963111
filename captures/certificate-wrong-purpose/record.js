import { makeRoot } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { writeNginxConfig } from '../lib/nginx.js';
import { hostsOf, oddSite } from '../lib/odd-chains.js';

const SITES = ['client-only', 'mail-ca'];

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1, hosts: hostsOf(SITES) };

export async function record(scene) {
  const root = makeRoot(scene.work);
  writeNginxConfig(scene.work, ...SITES.map((name) => oddSite(scene, root, name)));
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  for (const name of SITES) await meetEach(scene, `${name}.example.com`, ['curl', 'go', 'java', 'gnutls', 'nss']);
  await scene.endCapture();
}
