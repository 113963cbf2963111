import { meet, OLDER, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'gnutls-cli', 'wget', 'git'];
export const keeps = ['root.pem'];
export const network = STACKS;

const TLS12 = '--priority=NORMAL:-VERS-TLS1.3';

export async function record(scene) {
  await serveThree(scene);
  scene.bring('pycurl_get.py');
  await scene.capture();
  await meet(scene, ({ host, port }) => ['gnutls-cli', '--logfile=gnutls.log', '-p', port, host]);
  await meet(scene, ({ url }) => ['wget', '-nv', '-t', '1', '-O', '/dev/null', url]);
  await meet(scene, ({ url }) => ['git', 'ls-remote', `${url}project.git`]);
  await meet(scene, ({ url }) => ['/usr/bin/python3', 'pycurl_get.py', url]);
  await scene.client(['gnutls-cli', '--logfile=gnutls.log', TLS12, '-p', OLDER.port, OLDER.host]);
  await scene.endCapture();
}
