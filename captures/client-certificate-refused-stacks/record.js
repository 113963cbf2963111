import { makeLeaf, writeChain } from '../lib/authority.js';
import { makeClientCertificate } from '../lib/clients.js';
import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';

export const needs = ['haproxy', 'go', 'gnutls-serv'];
export const keeps = ['root.pem'];

const GO = { GO111MODULE: 'off', CGO_ENABLED: '0' };
const FAULTS = [['old.pem', 'old.key'], ['server.pem', 'server.key'], ['alice.pem', 'old.key']];

export async function record(scene) {
  const { root, issuing } = makeCompany(scene);
  scene.installRoot();
  writeChain(scene.work, 'people.pem', root, issuing);
  makeClientCertificate(scene, issuing);
  makeLeaf(scene.work, { name: 'old', subject: '/O=Example Corp/CN=bob', usage: 'clientAuth', issuer: issuing,
    fromDays: -400, toDays: -3 });
  scene.bring('present.go', 'require.go');
  for (const program of ['present', 'require']) await scene.prepare(['go', 'build', '-o', program, `${program}.go`], GO);
  await serveAll(scene);
  await scene.capture();
  for (const port of [443, 4001, 4002]) await showAll(scene, port);
  await scene.endCapture();
}

async function serveAll(scene) {
  writeHaproxyConfig(scene, 'ca-file people.pem verify required');
  await haproxy(scene);
  await scene.serve(['./require', ':4001'], { port: 4001 });
  const keys = ['--x509certfile=chain.pem', '--x509keyfile=server.key', '--x509cafile=people.pem'];
  const asks = ['--require-client-cert', '--verify-client-cert'];
  await scene.serve(['gnutls-serv', '--http', '-p', '4002', ...asks, ...keys], { port: 4002, quiet: true });
}

async function showAll(scene, port) {
  for (const [cert, key] of FAULTS) {
    for (const version of [['-tls12'], []]) {
      const words = ['./present', ...version, '-cert', cert, '-key', key, `https://api.example.com:${port}/`];
      await scene.client(words, { env: { SSLKEYLOGFILE: 'keys.log' } });
    }
  }
}
