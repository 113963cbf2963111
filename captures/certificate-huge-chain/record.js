import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 4, hosts: { 'many.example.com': '10.0.0.9', 'more.example.com': '10.0.0.9' } };

const NAMES = { many: 600, more: 1150 };

export async function record(scene) {
  const issuer = makeIntermediate(scene.work, makeRoot(scene.work));
  const sites = Object.entries(NAMES).map(([name, count]) => {
    const tenants = Array.from({ length: count - 1 }, (_, index) => `tenant-${1000 + index}.${name}.example.com`);
    const host = `${name}.example.com`;
    const leaf = makeLeaf(scene.work, { name, host, hosts: [host, ...tenants], issuer });
    return httpsServer({ chain: writeChain(scene.work, `${name}-chain.pem`, leaf, issuer), key: `${name}.key`, name: host });
  });
  writeNginxConfig(scene.work, ...sites);
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  await meetEach(scene, 'many.example.com', ['curl', 'mbedtls'], ['1.2']);
  await meetEach(scene, 'more.example.com', ['java'], ['1.2']);
  await scene.endCapture();
}
