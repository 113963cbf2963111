import { makeCompany } from '../lib/company.js';

export const needs = ['curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('sloppy_server.py', 'healthcheck.py');
  await scene.serve(['/usr/bin/python3', 'sloppy_server.py']);
  await scene.capture();
  await scene.client(['openssl', 's_client', '-brief', '-ign_eof', '-tls1_2', '-keylogfile', 'keys.log', '-connect', 'api.example.com:443',
    '-servername', 'api.example.com'], { input: 'GET /report HTTP/1.0\r\n\r\n' });
  await scene.client(['curl', '-sS', 'https://api.example.com/report'], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
