import { makeCompany } from '../lib/company.js';
import { opensslServer } from '../lib/openssl.js';

export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  scene.bring('healthcheck.py');
  await scene.serve(opensslServer('-tls1', '-www', '-cipher', 'ALL@SECLEVEL=0'));
  await scene.capture();
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
