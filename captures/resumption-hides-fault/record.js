import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';
import { must, sleep } from '../lib/processes.js';

const URL = 'https://api.example.com/health';
const REQUEST = 'GET /health HTTP/1.0\r\nHost: api.example.com\r\n\r\n';

/** So long the certificate is still good when it is made: enough to start nginx and to get the sessions. */
const LEFT_SECONDS = 12;

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

export async function record(scene) {
  const root = makeRoot(scene.work);
  scene.installRoot();
  const issuing = makeIntermediate(scene.work, root);
  const end = Date.now() + LEFT_SECONDS * 1000;
  endAt(scene, makeLeaf(scene.work, { issuer: issuing }), issuing, end);
  await buildGoClient(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  for (const version of ['1_2', '1_3']) await resumable(scene, version, '-sess_out');
  await sleep(end + 1500 - Date.now());
  await scene.capture();
  await resumable(scene, '1_2', '-sess_in');
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await resumable(scene, '1_3', '-sess_in');
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['./fetch', '-tls12', URL]);
  await resumable(scene, '1_2', '-sess_in');
  await scene.endCapture();
}

/** The monitoring, which keeps its sessions. */
function resumable(scene, version, how) {
  const client = opensslClient('api.example.com', 443, `-tls${version}`, how, `session${version}.pem`, '-verify_return_error');
  const command = `(printf '${REQUEST.replaceAll('\r\n', '\\r\\n')}'; sleep 0.3) | ${client.join(' ')}`;
  return scene.client(['sh', '-c', command], { label: 'Monitoring', show: client });
}

/** Issues the leaf anew so that it ends at this moment, after one day. */
function endAt({ work }, leaf, issuing, end) {
  const start = new Date(end - 86_400_000).toISOString().replace('T', ' ').slice(0, 19);
  const path = (file) => `${work}/${file}`;
  must('env', 'TZ=UTC', 'faketime', '-f', start, 'openssl', 'x509', '-req', '-sha256', '-in', path('server.csr'),
    '-extfile', path('server.ext'), '-CA', path(issuing.pem), '-CAkey', path(issuing.key), '-set_serial', '0x4242',
    '-days', '1', '-out', path(leaf.pem));
  writeChain(work, 'chain.pem', leaf, issuing);
}
