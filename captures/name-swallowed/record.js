import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

const BLOCKED = 'blocked.example.net';
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [BLOCKED]: '10.0.0.9' },
  box: ['swallow', BLOCKED],
};

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', BLOCKED] });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await buildGoClient(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', '--max-time', '4', `https://${BLOCKED}/health`]);
  await scene.client(['./fetch', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', '--max-time', '4', '--tls-max', '1.2', `https://${BLOCKED}/health`]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', 'https://api.example.com/health']);
  await scene.endCapture();
}
