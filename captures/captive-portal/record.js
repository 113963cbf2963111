import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLeaf, makeRoot } from '../lib/authority.js';
import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl', 'go', 'gnutls-cli'];
export const keeps = ['root.pem'];

const NAMES = ['api.example.com', 'mail.example.net', 'login.example.org'];
export const network = {
  ...ROUTED,
  server: ['192.0.2.9', '192.0.2.10', '192.0.2.11'],
  hosts: { [NAMES[0]]: '192.0.2.9', [NAMES[1]]: '192.0.2.10', [NAMES[2]]: '192.0.2.11' },
};

const GATE = 'add table ip gate; add chain ip gate pre { type nat hook prerouting priority -100; };';

export async function record(scene) {
  makeCompany(scene, { hosts: NAMES });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ name: NAMES.join(' ') }));
  await scene.nginx();
  await startPortal(scene);
  await buildGoClient(scene);
  scene.set('wire', 'nft', `${GATE} add rule ip gate pre iifname left tcp dport 443 redirect to :8443`);
  await scene.capture();
  const ask = (name, ...more) => scene.client(['curl', '-sS', ...more, `https://${name}/`]);
  await ask(NAMES[0], '--tls-max', '1.2');
  await ask(NAMES[1], '--tls-max', '1.2');
  await scene.client(['./fetch', '-tls12', `https://${NAMES[2]}/`]);
  await ask(NAMES[0]);
  await ask(NAMES[1]);
  scene.set('wire', 'nft', 'flush chain ip gate pre; add rule ip gate pre iifname left tcp dport 443 redirect to :8080');
  await ask(NAMES[0]);
  await ask(NAMES[1]);
  await scene.client(['./fetch', `https://${NAMES[2]}/`]);
  scene.set('wire', 'nft', 'flush chain ip gate pre');
  await ask(NAMES[0]);
  await scene.endCapture();
}

/** The hotel's own nginx on the router, with a certificate for its sign-in page. */
async function startPortal(scene) {
  const root = makeRoot(scene.work, { name: 'hotel-root', subject: '/O=Hotel Network GmbH/CN=Hotel Network CA' });
  makeLeaf(scene.work, { name: 'portal', subject: '/CN=login.hotel-network.example', hosts: ['login.hotel-network.example'], issuer: root });
  mkdirSync(join(scene.work, 'portal'));
  const secure = httpsServer({ name: '_', chain: '../portal.pem', key: '../portal.key' }).replace('443', '8443');
  const plain = "listen 8080; return 302 http://login.hotel-network.example/;";
  writeNginxConfig(join(scene.work, 'portal'), secure, plain);
  await scene.serve(['nginx', '-p', join(scene.work, 'portal'), '-e', 'error.log', '-c', 'nginx.conf', '-g', 'daemon off;'],
    { port: 8443, side: 'wire', quiet: true });
}
