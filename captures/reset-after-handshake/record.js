import { makeCompany } from '../lib/company.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('handshake_then_reset.py', 'healthcheck.py');
  await scene.serve(['/usr/bin/python3', 'handshake_then_reset.py']);
  await scene.capture();
  const url = 'https://api.example.com/health';
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['curl', '-sS', '--tls-max', '1.2', url], { env });
  await scene.client(['curl', '-sS', url], { env });
  await scene.client(['/usr/bin/python3', 'healthcheck.py', url], { env });
  await scene.endCapture();
}
