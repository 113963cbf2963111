import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx', 'haproxy'];
export const keeps = ['root.pem'];

const REQUEST = 'GET /health HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n';

/** A TCP balancer before two nodes that have ticket keys of their own: each second connection reaches the other one. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const node = (number) => {
    writeFileSync(join(scene.work, `ticket-${number}.key`), randomBytes(80));
    const more = `ssl_session_ticket_key ticket-${number}.key; ssl_session_cache none; ssl_early_data on;`;
    return httpsServer({ more }).replace('listen 443', `listen 127.0.0.1:844${number}`);
  };
  writeNginxConfig(scene.work, node(1), node(2));
  await scene.nginx(8441);
  writeFileSync(join(scene.work, 'haproxy.cfg'), `defaults
  mode tcp
  timeout connect 2s
  timeout client 5s
  timeout server 5s
listen api
  bind :443
  balance roundrobin
  server one 127.0.0.1:8441
  server two 127.0.0.1:8442
`);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg'], { quiet: true });
  writeFileSync(join(scene.work, 'request.txt'), REQUEST);
  await scene.capture();
  for (const version of ['-tls1_2', '-tls1_3']) await comeBack(scene, version);
  await scene.endCapture();
}

/** A session of node one, to node two, then to node one again; in TLS 1.3 also with early data to each of them. */
async function comeBack(scene, version) {
  const ask = (...more) => scene.client(opensslClient('api.example.com', 443, '-ign_eof', '-keylogfile', 'keys.log', version, ...more),
    { input: more.includes('-early_data') ? '' : REQUEST });
  await ask('-sess_out', 'session.pem');
  await ask('-sess_in', 'session.pem');
  await ask('-sess_in', 'session.pem');
  if (version === '-tls1_2') return ask();
  await ask('-sess_in', 'session.pem', '-early_data', 'request.txt');
  await ask('-sess_in', 'session.pem', '-early_data', 'request.txt');
}
