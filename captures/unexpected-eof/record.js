import { makeCompany } from '../lib/company.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('sloppy_server.py', 'healthcheck.py');
  await scene.serve(['/usr/bin/python3', 'sloppy_server.py']);
  await scene.capture();
  const options = ['-ign_eof', '-tls1_2', '-keylogfile', 'keys.log'];
  const input = 'GET /report HTTP/1.0\r\n\r\n';
  await scene.client(opensslClient('api.example.com', 443, ...options), { input });
  await scene.client(['curl', '-sS', 'https://api.example.com/report'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
