import { makeCertificate, makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1, hosts: { 'api.example.com': '10.0.0.9', 'plain.example.com': '10.0.0.9' } };

/** Without the issuer's key identifier, by which clients tell two CAs of one name apart before they try the signature. */
const PLAIN = 'basicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:plain.example.com\n'
  + 'authorityKeyIdentifier=none\n';

export async function record(scene) {
  const root = makeRoot(scene.work);
  const issuer = makeIntermediate(scene.work, root);
  const server = makeLeaf(scene.work, { issuer });
  const plain = makeCertificate(scene.work, { name: 'plain', subject: '/CN=plain.example.com', issuer, extensions: PLAIN });
  // The CA's next issuing certificate: the same name, another key.
  const next = makeIntermediate(scene.work, root);
  writeChain(scene.work, 'chain.pem', server, next);
  writeChain(scene.work, 'plain-chain.pem', plain, next);
  writeNginxConfig(scene.work, httpsServer(), httpsServer({ chain: 'plain-chain.pem', key: 'plain.key', name: 'plain.example.com' }));
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  await meetEach(scene, 'api.example.com', ['curl', 'go', 'java', 'node', 'gnutls', 'nss']);
  await meetEach(scene, 'api.example.com', ['mbedtls'], ['1.2']);
  await meetEach(scene, 'plain.example.com', ['curl'], ['1.3']);
  await meetEach(scene, 'plain.example.com', ['curl', 'go', 'gnutls'], ['1.2']);
  await scene.endCapture();
}
