import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ more: 'client_header_timeout 2s;' }));
  await scene.nginx();
  scene.bring('half_hello.py');
  await scene.capture();
  for (const how of ['closes', 'is killed', 'waits']) {
    await scene.client(['/usr/bin/python3', 'half_hello.py', 'api.example.com', how]);
  }
  await scene.endCapture();
}
