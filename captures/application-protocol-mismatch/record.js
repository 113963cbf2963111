import { makeCompany } from '../lib/company.js';
import { opensslServer } from '../lib/openssl.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await scene.serve(opensslServer('-alpn', 'h2', '-www'));
  await scene.capture();
  await scene.client(['curl', '-sS', '--http1.1', 'https://api.example.com/health']);
  await scene.endCapture();
}
