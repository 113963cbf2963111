import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-serv'];
export const keeps = ['root.pem'];

const HOST = 'api.example.com';
const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await serveAll(scene);
  await scene.capture();
  scene.nft('server', 'input tcp dport 443 ct packets > 2 tcp flags & psh == psh reject with tcp reset');
  await ask(scene, 443);
  scene.set('server', 'nft', 'delete', 'table', 'inet', 't');
  for (const port of [443, 8441, 8442, 8443]) await ask(scene, port, '-tls1_2', '-fallback_scsv');
  await ask(scene, 443);
  await scene.endCapture();
}

function ask(scene, port, ...more) {
  const input = 'GET / HTTP/1.0\r\n\r\n';
  return scene.client(opensslClient(HOST, port, '-CAfile', 'root.pem', '-ign_eof', ...more), { input });
}

async function serveAll(scene) {
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('serve.go', 'SocketServer.java');
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.prepare(['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server',
    '-out', 'server.p12', '-passout', 'pass:changeit']);
  await scene.serve(['./serve', ':8441'], { port: 8441 });
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '8442', ...KEYS], { port: 8442 });
  await scene.serve(['java', 'SocketServer.java', '8443'], { port: 8443 });
}
