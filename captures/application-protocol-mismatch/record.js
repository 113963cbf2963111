import { makeCompany } from '../lib/company.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await scene.serve(['openssl', 's_server', '-accept', '443', '-cert', 'server.pem', '-cert_chain', 'issuing.pem', '-key', 'server.key',
    '-alpn', 'h2', '-www']);
  await scene.capture();
  await scene.client(['curl', '-sS', '--http1.1', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
