import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1, hosts: { 'small-key.example.com': '10.0.0.9', 'sha1.example.com': '10.0.0.9' } };

const LEAVES = { 'small-key': { kind: 'rsa-1024' }, sha1: { kind: 'rsa', digest: 'sha1' } };

export async function record(scene) {
  const issuer = makeIntermediate(scene.work, makeRoot(scene.work, { kind: 'rsa' }), { kind: 'rsa' });
  const sites = Object.entries(LEAVES).map(([name, leaf]) => {
    const host = `${name}.example.com`;
    const chain = writeChain(scene.work, `${name}-chain.pem`, makeLeaf(scene.work, { name, host, issuer, ...leaf }), issuer);
    return httpsServer({ chain, key: `${name}.key`, name: host, more: 'ssl_ciphers DEFAULT@SECLEVEL=0;' });
  });
  writeNginxConfig(scene.work, ...sites);
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  for (const name of Object.keys(LEAVES)) {
    await meetEach(scene, `${name}.example.com`, ['curl', 'go', 'gnutls']);
    await meetEach(scene, `${name}.example.com`, ['java', 'nss'], ['1.2']);
  }
  await scene.endCapture();
}
