import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'go', 'gnutls-serv'];
export const keeps = ['root.pem'];
export const network = { captureOn: 'server' };

const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('box.py', 'serve.go');
  await serveAll(scene);
  await balance(scene);
  await scene.capture();
  for (const port of [441, 442, 443]) await ask(scene, '10.0.0.5', port);
  for (const port of [8451, 8452]) await ask(scene, 'api.example.com', port);
  await scene.endCapture();
}

/** Boxes: three on the client's side that change the second hello, two at the server that hand it to another node. */
async function balance(scene) {
  const box = (side, ...words) =>
    scene.serve(['/usr/bin/python3', 'box.py', ...words], { side, port: Number(words[1].split(':')[1]) });
  await box('client', 'second-hello', '10.0.0.5:441', '10.0.0.9:8441');
  await box('client', 'second-hello', '10.0.0.5:442', '10.0.0.9:8442');
  await box('client', 'second-hello', '10.0.0.5:443', '10.0.0.9:8443');
  await box('server', 'two-nodes', '10.0.0.9:8451', '127.0.0.1:8441', '127.0.0.1:8444');
  await box('server', 'two-nodes', '10.0.0.9:8452', '127.0.0.1:8441', '127.0.0.1:8442');
}

/** The first key share is one that no server here takes. */
function ask(scene, host, port) {
  const input = 'GET / HTTP/1.0\r\n\r\n';
  const words = opensslClient(host, port, '-CAfile', 'root.pem', '-groups', 'X448:P-256:P-384', '-ign_eof');
  return scene.client(words.map((word) => (word === host ? 'api.example.com' : word)), { input });
}

async function serveAll(scene) {
  const node = (port, groups) =>
    httpsServer({ more: `ssl_ecdh_curve ${groups};` }).replace('443', String(port));
  writeNginxConfig(scene.work, node(8441, 'prime256v1'), node(8444, 'secp384r1'));
  await scene.nginx(8441);
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve', ':8442'], { port: 8442 });
  const priority = '--priority=NORMAL:-GROUP-ALL:+GROUP-SECP256R1';
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '8443', ...KEYS, priority], { port: 8443 });
}
