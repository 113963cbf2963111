import { makeCompany } from '../lib/company.js';
import { opensslClient, opensslServer } from '../lib/openssl.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  await scene.serve(opensslServer('-tls1', '-www', '-cipher', 'ALL@SECLEVEL=0'));
  await scene.capture();
  await scene.client(['curl', '-sS', '--tlsv1.2', 'https://api.example.com/health']);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_2'));
  await scene.endCapture();
}
