import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];

const KINDS = { edwards: 'ed25519', pss: 'rsa-pss', curve: 'ec-521' };
/** Who does not offer to check such a signature. */
const CLIENTS = { edwards: ['nss', 'mbedtls', 'curl'], pss: ['go', 'mbedtls', 'curl'], curve: ['mbedtls'] };

export const network = { delayMs: 1, hosts: Object.fromEntries(Object.keys(KINDS).map((name) => [`${name}.example.com`, '10.0.0.9'])) };

export async function record(scene) {
  const issuer = makeIntermediate(scene.work, makeRoot(scene.work));
  const sites = Object.entries(KINDS).map(([name, kind]) => {
    const host = `${name}.example.com`;
    const chain = writeChain(scene.work, `${name}-chain.pem`, makeLeaf(scene.work, { name, host, kind, issuer }), issuer);
    return httpsServer({ chain, key: `${name}.key`, name: host });
  });
  writeNginxConfig(scene.work, ...sites);
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  for (const [name, clients] of Object.entries(CLIENTS)) {
    for (const client of clients) await meetEach(scene, `${name}.example.com`, [client], client === 'mbedtls' ? ['1.2'] : ['1.2', '1.3']);
  }
  await scene.endCapture();
}
