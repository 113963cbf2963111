import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'proxy.example.com': '10.0.0.9', 'api.example.com': '127.0.0.1' } };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('proxy.py');
  await scene.serve(['/usr/bin/python3', 'proxy.py'], { port: 3128 });
  await scene.capture();
  const fetch = ['curl', '-sS', '-x', 'http://proxy.example.com:3128'];
  await scene.client([...fetch, 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.client([...fetch, 'https://files.example.net/']);
  await scene.endCapture();
}
