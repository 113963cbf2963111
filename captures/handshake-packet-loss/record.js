import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl', 'go'];
export const keeps = ['root.pem'];

/**
 * Of the connections in turn: the first SYN; the hello, three times; the server's flight, until it is sent for the fourth
 * time; two SYN-ACKs; the second packet of the server's flight, which costs a few milliseconds.
 */
const LOST = ['1c1', '2c3', '2c4', '2c5', '3s3', '3s4', '3s5', '3s6', '3s7', '3s8', '4s1', '4s2', '5s4'];
export const network = { box: ['lose', ...LOST] };

const URL = 'https://api.example.com/health';

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await buildGoClient(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.client(['./fetch', URL]);
  await scene.client(['curl', '-sS', URL]);
  await scene.endCapture();
}
