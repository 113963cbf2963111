import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'gnutls-serv'];
export const keeps = ['root.pem'];

const REQUEST = 'GET /health HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n';

/** Four nodes with the same ticket key, of which the first takes early data; and one that knows nothing of the session. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeFileSync(join(scene.work, 'ticket.key'), randomBytes(80));
  writeFileSync(join(scene.work, 'request.txt'), REQUEST);
  const node = (port, more) => httpsServer({ more: `ssl_session_ticket_key ticket.key; ${more}` }).replace('443', String(port));
  const older = httpsServer({ protocols: 'TLSv1.2' }).replace('443', '4004');
  writeNginxConfig(scene.work, node(443, 'ssl_early_data on;'), node(4001, ''),
    node(4002, 'ssl_early_data on; ssl_ecdh_curve secp384r1;'), older);
  await scene.nginx();
  const keys = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '4005', '--earlydata', ...keys], { port: 4005, quiet: true });
  await scene.capture();
  await ask(scene, 443, ['-sess_out', 'session.pem'], REQUEST);
  for (const port of [443, 4001, 4002, 4004, 4005]) {
    await ask(scene, port, ['-sess_in', 'session.pem', '-early_data', 'request.txt'], '');
  }
  await scene.endCapture();
}

function ask(scene, port, options, input) {
  const common = ['-ign_eof', '-keylogfile', 'keys.log', '-groups', 'X25519:P-384:P-256'];
  return scene.client(opensslClient('api.example.com', port, ...common, ...options), { input, seconds: 3 });
}
