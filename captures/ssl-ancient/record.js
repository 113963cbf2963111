import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { runOldNode, serveOldNode } from '../lib/old-node.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-serv'];
export const keeps = ['root.pem'];

const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  scene.bring('old-fetch.cjs', 'old-serve.cjs');
  await serveAll(scene);
  await scene.capture();
  for (const port of ['443', '8441', '8442', '8443']) {
    await runOldNode(scene, '0.10.0', 'old-fetch.cjs', 'api.example.com', port, 'SSLv3_method');
    await runOldNode(scene, '0.8.28', 'old-fetch.cjs', 'api.example.com', port);
  }
  await runOldNode(scene, '0.10.0', 'old-fetch.cjs', 'api.example.com', '8444', 'SSLv3_method');
  await runOldNode(scene, '0.8.28', 'old-fetch.cjs', 'api.example.com', '8444', 'SSLv2_method');
  await runOldNode(scene, '0.8.28', 'old-fetch.cjs', 'api.example.com', '8444');
  await scene.endCapture();
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
  await serveOldNode(scene, '0.10.0', ['old-serve.cjs', '8444'], { port: 8444 });
}
