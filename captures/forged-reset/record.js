import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

const BLOCKED = 'blocked.example.net';
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [BLOCKED]: '10.0.0.9' },
  delayMs: 25,
  box: ['filter', BLOCKED, 'stepped'],
};

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', BLOCKED] });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('healthcheck.py');
  await buildGoClient(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', `https://${BLOCKED}/health`]);
  await scene.network.startBox(25, ['filter', BLOCKED, 'client']);
  await scene.client(['./fetch', `https://${BLOCKED}/health`]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', `https://${BLOCKED}/health`]);
  await scene.network.startBox(25, ['filter', BLOCKED, 'both']);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', `https://${BLOCKED}/health`]);
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}
