import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const network = { filter: 'tcp and src host 10.0.0.5' };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}
