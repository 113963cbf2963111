import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const network = { ...ROUTED, captureOn: 'wire', device: 'any' };

const URL = 'https://api.example.com/health';

export async function record(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('healthcheck.py');
  await scene.capture();
  await scene.client(['curl', '-sS', '-k', URL]);
  await scene.client(['curl', '-sS', '-k', '--tls-max', '1.2', URL]);
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.client(['curl', '-sS', '--max-time', '5', 'https://api.example.com:8443/']);
  await scene.endCapture();
}
