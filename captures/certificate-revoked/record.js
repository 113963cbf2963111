import { makeCompany } from '../lib/company.js';
import { enter, openBooks, revoke, writeAnswer, writeList } from '../lib/revocation.js';
import { asks, javaThatAsks, makeHost, prepareClients, request, serveStapled } from '../lib/stapling.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'gnutls-cli', 'java', 'curl', 'go'];
export const keeps = ['root.pem'];
export const network = { filter: 'tcp port 443', hosts: { 'shop.example.com': '10.0.0.9', 'plain.example.com': '10.0.0.9' } };

export async function record(scene) {
  const { issuing } = makeCompany(scene);
  scene.installRoot();
  openBooks(scene);
  const shop = makeHost(scene, issuing, 'shop');
  const responder = 'authorityInfoAccess=OCSP;URI:http://plain.example.com:8080\n';
  const plain = makeHost(scene, issuing, 'plain', { extra: responder });
  for (const one of [shop, plain]) await enter(scene, one);
  for (const one of [shop, plain]) await revoke(scene, one);
  await writeAnswer(scene, 'shop.der', shop);
  await writeList(scene);
  await serveStapled(scene, [['shop', 'shop.der'], ['plain']]);
  await scene.serve(['openssl', 'ocsp', '-port', '8080', '-index', 'index.txt', '-CA', 'issuing.pem',
    '-rsigner', 'issuing.pem', '-rkey', 'issuing.key'], { port: 8080, quiet: true });
  await prepareClients(scene);
  await scene.capture();
  for (const version of ['1.2', '1.3']) {
    for (const ask of ['gnutls', 'java', 'curl', 'openssl', 'go']) await asks[ask](scene, 'shop', version);
  }
  await refuseWithoutStaple(scene);
  await scene.endCapture();
}

/** Who looks it up: Java asks the CA's responder, s_client reads the CA's list. */
async function refuseWithoutStaple(scene) {
  const list = ['-crl_check', '-CRL', 'crl.pem', '-verify_return_error'];
  for (const version of ['1.2', '1.3']) {
    await javaThatAsks(scene, 'plain', version);
    const client = opensslClient('plain.example.com', 443, `-tls${version.replace('.', '_')}`, ...list);
    await scene.client(client, { input: request('plain') });
  }
}
