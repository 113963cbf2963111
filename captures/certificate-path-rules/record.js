import { makeRoot } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { writeNginxConfig } from '../lib/nginx.js';
import { hostsOf, oddSite } from '../lib/odd-chains.js';

const SITES = ['no-ca', 'too-long', 'other-names', 'expired-ca'];

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1, hosts: hostsOf(SITES) };

export async function record(scene) {
  const root = makeRoot(scene.work);
  writeNginxConfig(scene.work, ...SITES.map((name) => oddSite(scene, root, name)));
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  for (const name of SITES) await meetEach(scene, `${name}.example.com`, ['curl', 'go', 'java', 'gnutls', 'nss'], ['1.2']);
  await scene.endCapture();
}
