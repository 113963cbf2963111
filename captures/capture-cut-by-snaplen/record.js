import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const network = { snaplen: 128 };

export async function record(scene) {
  makeCompany(scene, { fromDays: -93, toDays: -3 });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2' }));
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}
