import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installFips, modulesFolder, writeMachine } from '../lib/fips.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { libcryptoThatLooksElsewhere } from '../lib/openssldir.js';
import { ACME_DIRECTORY, ACME_HOST, API_ROOT, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['certbot', 'pebble', 'nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [ACME_HOST]: '10.0.0.9' },
  filter: '(tcp port 443) or icmp',
};

const HOST = 'api.example.com';
const FOLDERS = ['--config-dir', 'certbot', '--work-dir', 'certbot', '--logs-dir', 'certbot/log'];
const CERTBOT = ['./machine', 'certbot', ...FOLDERS];
const RENEW = ['renew', '--force-renewal', '--no-random-sleep-on-renew'];
const HOOKS = ['--pre-hook', './stop-nginx', '--post-hook', './start-nginx'];

export async function record(scene) {
  const machine = join(scene.work, 'modules');
  makeAcmeCertificates(scene);
  await pebble(scene);
  scene.installRoot();
  scene.network.trustOnly('server', scene.read(API_ROOT), installFips(machine));
  writeMachine(scene, machine);
  const env = bundle(scene);
  const order = ['certonly', '--standalone', '--server', ACME_DIRECTORY, '-d', HOST, '-n', '--agree-tos',
    '--register-unsafely-without-email', '--key-type', 'ecdsa'];
  await scene.run('server', [...CERTBOT, ...order], { env, label: 'Server, the first certificate' });
  const live = `certbot/live/${HOST}`;
  const server = { chain: `${live}/fullchain.pem`, key: `${live}/privkey.pem`, protocols: 'TLSv1.2' };
  writeNginxConfig(scene.work, httpsServer(server));
  scene.bring('start-nginx', 'stop-nginx');
  for (const script of ['start-nginx', 'stop-nginx']) chmodSync(join(scene.work, script), 0o755);
  scene.usesNginx = true;
  await start(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', `https://${HOST}/health`]);
  await scene.run('server', [...CERTBOT, ...RENEW, ...HOOKS], { env });
  await scene.client(['curl', '-sS', `https://${HOST}/health`]);
  scene.bring('healthcheck.py');
  await scene.client(['/usr/bin/python3', 'healthcheck.py', `https://${HOST}/health`]);
  const providers = ['./machine', 'openssl', 'list', '-providers'];
  await scene.run('server', providers, { env: { OPENSSL_MODULES: env.OPENSSL_MODULES } });
  await scene.run('server', providers);
  await start(scene);
  await scene.client(['curl', '-sS', `https://${HOST}/health`]);
  await scene.endCapture();
}

/** What certbot's snap brings along: its own OpenSSL, the providers that it needs, variables that lead there. */
function bundle(scene) {
  const folder = join(scene.work, 'snap');
  const modules = join(folder, 'ossl-modules');
  mkdirSync(modules, { recursive: true });
  copyFileSync(join(modulesFolder(), 'legacy.so'), join(modules, 'legacy.so'));
  writeFileSync(join(folder, 'README'), 'legacy.so is here, fips.so is not\n');
  return {
    ...libcryptoThatLooksElsewhere(folder),
    OPENSSL_MODULES: modules,
    SNAP: folder,
    CERTBOT_SNAPPED: '1',
    REQUESTS_CA_BUNDLE: API_ROOT,
  };
}

/** As the machine's own init starts it: with nothing in its environment. */
function start(scene) {
  return scene.serve(['./machine', './start-nginx', '-g', 'daemon off;'], { quiet: true });
}
