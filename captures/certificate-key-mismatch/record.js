import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';

export const needs = TOOLS;
export const keeps = ['root.pem'];
export const network = {
  delayMs: 1,
  server: ['10.0.0.9', '10.0.0.10'],
  hosts: { 'api.example.com': '10.0.0.9', 'legacy.example.com': '10.0.0.10' },
};

/** TLS 1.0 and 1.1 sign in another way, and OpenSSL speaks them only when it is told to. */
const OLD = ['openssl', 's_client', '-brief', '-CAfile', 'root.pem', '-cipher', 'DEFAULT@SECLEVEL=0'];

export async function record(scene) {
  const root = makeRoot(scene.work);
  const issuer = makeIntermediate(scene.work, root);
  makeLeaf(scene.work, { name: 'last-year', issuer });
  makeLeaf(scene.work, { name: 'last-year-rsa', issuer, kind: 'rsa' });
  writeChain(scene.work, 'chain.pem', makeLeaf(scene.work, { issuer }), issuer);
  const hosts = ['legacy.example.com', 'api.example.com'];
  writeChain(scene.work, 'rsa-chain.pem', makeLeaf(scene.work, { name: 'rsa', kind: 'rsa', hosts, issuer }), issuer);
  await prepareClients(scene);
  scene.bring('serve-key-apart.go');
  await scene.prepare(['go', 'build', '-o', 'serve-key-apart', 'serve-key-apart.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve-key-apart', '10.0.0.9:443', 'chain.pem', 'last-year.key']);
  await scene.serve(['./serve-key-apart', '10.0.0.10:443', 'rsa-chain.pem', 'last-year-rsa.key'], { port: 443 });
  await scene.capture();
  await meetEach(scene, 'api.example.com', ['curl', 'go', 'java', 'node', 'gnutls', 'nss']);
  await meetEach(scene, 'legacy.example.com', ['curl']);
  for (const version of ['-tls1', '-tls1_1']) {
    for (const host of ['api.example.com', 'legacy.example.com']) {
      await scene.client([...OLD, version, '-connect', `${host}:443`, '-servername', host]);
    }
  }
  await scene.endCapture();
}
