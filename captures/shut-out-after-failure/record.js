import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

const BLOCKED = 'blocked.example.net';
const SECONDS = 9;
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', [BLOCKED]: '10.0.0.9' },
  box: ['penalty', BLOCKED, String(SECONDS)],
};

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', BLOCKED] });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.capture();
  await fetch(scene, 'api.example.com');
  await fetch(scene, BLOCKED);
  await fetch(scene, 'api.example.com', '--connect-timeout', '4');
  await sleep(SECONDS * 1000 - 3500);
  await fetch(scene, 'api.example.com');
  await scene.endCapture();
}

function fetch(scene, host, ...more) {
  return scene.client(['curl', '-sS', ...more, `https://${host}/health`]);
}
