import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { createHash } from 'node:crypto';
import { makeLeaf } from '../lib/authority.js';

const URL = 'https://api.example.com/health';

export const needs = ['nginx', 'curl', 'go', 'node'];
export const keeps = ['root.pem'];

export async function record(scene) {
  const { issuing } = makeCompany(scene);
  const before = makeLeaf(scene.work, { name: 'before', issuer: issuing });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('pinned.go', 'pinned.mjs');
  await scene.prepare(['go', 'build', '-o', 'pinned', 'pinned.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  const pin = pinOf(scene, before);
  await scene.capture();
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  for (const version of ['1.2', '1.3']) {
    await scene.client(['curl', '-sS', '--tls-max', version, '--pinnedpubkey', `sha256//${pin}`, URL]);
    await scene.client(['./pinned', version, pin, URL]);
    const env = { NODE_EXTRA_CA_CERTS: 'root.pem' };
    await scene.client(['node', `--tls-max-v${version}`, 'pinned.mjs', pin, URL], { env });
  }
  await scene.endCapture();
}

/** What apps call a pin: the SHA-256 of the public key. */
function pinOf(scene, { key }) {
  const pem = scene.must('openssl', 'pkey', '-in', `${scene.work}/${key}`, '-pubout');
  return createHash('sha256').update(Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64')).digest('base64');
}
