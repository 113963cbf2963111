import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'api.example.com': '10.0.0.9', 'old-api.example.com': '10.0.0.9' } };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, 'listen 443 ssl default_server;\nssl_reject_handshake on;', httpsServer());
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', 'https://old-api.example.com/health']);
  await scene.client(['openssl', 's_client', '-brief', '-noservername', '-connect', '10.0.0.9:443']);
  await scene.endCapture();
}
