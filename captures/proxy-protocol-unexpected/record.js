import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', '--haproxy-protocol', 'https://api.example.com/health']);
  await scene.endCapture();
}
