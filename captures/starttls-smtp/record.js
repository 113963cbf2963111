import { makeCompany } from '../lib/company.js';
import { opensslClient } from '../lib/openssl.js';

export const keeps = ['root.pem'];
export const network = { hosts: { 'mail.example.com': '10.0.0.9' } };

export async function record(scene) {
  makeCompany(scene, { host: 'mail.example.com' });
  scene.installRoot();
  scene.bring('smtp_server.py');
  await scene.serve(['/usr/bin/python3', 'smtp_server.py'], { port: 587 });
  await scene.capture();
  const options = ['-starttls', 'smtp', '-crlf', '-ign_eof', '-keylogfile', 'keys.log'];
  const input = 'EHLO client.example.com\nQUIT\n';
  await scene.client(opensslClient('mail.example.com', 587, ...options), { input });
  await scene.endCapture();
}
