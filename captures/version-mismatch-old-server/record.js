import { makeCompany } from '../lib/company.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  await scene.serve(['openssl', 's_server', '-accept', '443', '-cert', 'server.pem', '-cert_chain', 'issuing.pem', '-key', 'server.key',
    '-tls1', '-www', '-cipher', 'ALL@SECLEVEL=0']);
  await scene.capture();
  await scene.client(['curl', '-sS', '--tlsv1.2', 'https://api.example.com/health']);
  await scene.client(['openssl', 's_client', '-brief', '-tls1_2', '-connect', 'api.example.com:443',
    '-servername', 'api.example.com']);
  await scene.endCapture();
}
