import { opensslClient } from '../lib/openssl.js';
import { meet, MODERN, OLDER, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = STACKS;

export async function record(scene) {
  await serveThree(scene);
  scene.bring('healthcheck.py', 'requests_get.py');
  await scene.capture();
  await meet(scene, ({ host, port }) => opensslClient(host, port, '-verify_return_error'));
  await meet(scene, ({ url }) => ['curl', '-sS', url]);
  await meet(scene, ({ url }) => ['/usr/bin/python3', 'healthcheck.py', url]);
  await meet(scene, ({ url }) => ['/usr/bin/python3', 'requests_get.py', url],
    { env: { REQUESTS_CA_BUNDLE: 'root.pem' } });
  await scene.client(opensslClient(OLDER.host, OLDER.port, '-tls1_2'));
  await scene.client(['curl', '-sS', '--tls-max', '1.2', MODERN.url]);
  await scene.endCapture();
}
