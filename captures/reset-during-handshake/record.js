import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = ROUTED;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2' }));
  await scene.nginx();
  scene.bring('healthcheck.py');
  scene.nft('wire', 'forward ip saddr 10.0.0.5 ct original bytes > 800 reject with tcp reset');
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
