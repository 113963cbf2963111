import { makeCompany } from '../lib/company.js';

export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  scene.bring('healthcheck.py');
  await scene.serve(['openssl', 's_server', '-accept', '443', '-cert', 'server.pem', '-cert_chain', 'issuing.pem', '-key', 'server.key',
    '-tls1', '-www', '-cipher', 'ALL@SECLEVEL=0']);
  await scene.capture();
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
