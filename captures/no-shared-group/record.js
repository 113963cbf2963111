import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-serv', 'gnutls-cli', 'curl'];
export const keeps = ['root.pem'];

const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await serveAll(scene);
  await scene.capture();
  for (const port of [443, 8441, 8442, 8443]) {
    await ask(scene, port, '-groups', 'X448');
    await ask(scene, port, '-groups', 'brainpoolP256r1', '-tls1_2');
  }
  await scene.client(['curl', '-sS', '--curves', 'X25519', 'https://api.example.com:8444/']);
  await scene.client(['curl', '-sS', '--curves', 'X25519', '--tls-max', '1.2', 'https://api.example.com:8444/']);
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', '--priority=NORMAL:-GROUP-ALL:+GROUP-FFDHE3072', 'api.example.com']);
  await ask(scene, 443);
  await ask(scene, 8444);
  await scene.endCapture();
}

function ask(scene, port, ...more) {
  const input = 'GET / HTTP/1.0\r\n\r\n';
  return scene.client(opensslClient('api.example.com', port, '-CAfile', 'root.pem', '-ign_eof', ...more), { input });
}

async function serveAll(scene) {
  const p521 = httpsServer({ more: 'ssl_ecdh_curve secp521r1;' }).replace('443', '8444');
  writeNginxConfig(scene.work, httpsServer(), p521);
  await scene.nginx();
  scene.bring('serve.go', 'SocketServer.java');
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.prepare(['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server',
    '-out', 'server.p12', '-passout', 'pass:changeit']);
  await scene.serve(['./serve', ':8441'], { port: 8441 });
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '8442', ...KEYS], { port: 8442 });
  await scene.serve(['java', '-Djdk.tls.namedGroups=secp256r1,secp384r1,x25519', 'SocketServer.java', '8443'], { port: 8443 });
}
