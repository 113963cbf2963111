import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];

const REQUEST = 'GET /health HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\n\r\n';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ more: 'ssl_session_cache shared:tls:1m; ssl_early_data on;' }));
  await scene.nginx();
  scene.must('sh', '-c', `printf '${REQUEST.replaceAll('\r\n', '\\r\\n')}' > '${scene.work}/request.txt'`);
  await scene.capture();
  for (const [version, more] of [['-tls1_2', ['-no_ticket']], ['-tls1_2', []], ['-tls1_3', []]]) {
    await fetchTwice(scene, [version, ...more]);
  }
  await ask(scene, ['-tls1_3', '-sess_in', 'session.pem', '-early_data', 'request.txt'], '');
  await scene.endCapture();
}

async function fetchTwice(scene, options) {
  await ask(scene, [...options, '-sess_out', 'session.pem'], REQUEST);
  await ask(scene, [...options, '-sess_in', 'session.pem'], REQUEST);
}

function ask(scene, options, input) {
  const common = ['-ign_eof', '-keylogfile', 'keys.log'];
  return scene.client(opensslClient('api.example.com', 443, ...common, ...options), { input });
}
