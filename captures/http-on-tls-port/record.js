import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'http://api.example.com:443/health']);
  await scene.endCapture();
}
