import { makeLeaf } from '../lib/authority.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  makeLeaf(scene.work, { kind: 'rsa', fromDays: -10, toDays: 355 });
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2', chain: 'server.pem' }));
  await scene.nginx();
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.client(['curl', '-sSk', 'https://api.example.com/health'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
