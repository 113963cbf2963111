import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { STACKS } from '../lib/stacks.js';
import { askEach, put } from '../lib/stack-servers.js';

export const needs = ['nginx', 'haproxy', 'apache2', 'lighttpd', 'node'];
export const keeps = ['root.pem'];
export const network = STACKS;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeHaproxyConfig(scene);
  await haproxy(scene);
  writeNginxConfig(scene.work, httpsServer().replace('443', '4001'));
  await scene.nginx(4001);
  await apache(scene, 4002);
  await lighttpd(scene, 4003);
  scene.bring('https_server.py', 'https-server.mjs');
  await scene.serve(['/usr/bin/python3', 'https_server.py', '4004'], { port: 4004 });
  await scene.serve(['node', 'https-server.mjs', '4005'], { port: 4005 });
  await scene.capture();
  await askEach(scene, [443, 4001, 4002, 4003, 4004, 4005]);
  await scene.endCapture();
}

function apache(scene, port) {
  const modules = ['mpm_event', 'authz_core', 'ssl', 'socache_shmcb']
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  put(scene, 'apache.conf', `${modules.join('\n')}
ServerRoot ${scene.work}
ServerName api.example.com
PidFile apache.pid
ErrorLog apache.log
Listen ${port}
SSLEngine on
SSLCertificateFile chain.pem
SSLCertificateKeyFile server.key
`);
  return scene.serve(['apache2', '-X', '-d', scene.work, '-f', 'apache.conf'], { port });
}

function lighttpd(scene, port) {
  put(scene, 'lighttpd.conf', `server.modules = ("mod_openssl")
server.document-root = "${scene.work}"
server.port = ${port}
ssl.engine = "enable"
ssl.pemfile = "${scene.work}/chain.pem"
ssl.privkey = "${scene.work}/server.key"
`);
  return scene.serve(['lighttpd', '-D', '-f', 'lighttpd.conf'], { port });
}
