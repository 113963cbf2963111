import { makeCompany } from '../lib/company.js';
import { opensslClient } from '../lib/openssl.js';
import { postfix } from '../lib/starttls-servers.js';

export const needs = ['postfix', 'swaks', 'curl'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'mail.example.com': '10.0.0.9' } };

const HOST = 'mail.example.com';

export async function record(scene) {
  makeCompany(scene, { host: HOST });
  scene.installRoot();
  await postfix(scene, { tls: true, port: 2525 });
  scene.bring('smtp_fixup.py');
  await scene.serve(['/usr/bin/python3', 'smtp_fixup.py', '25', '127.0.0.1', '2525'], { port: 25 });
  await scene.capture();
  await scene.client(opensslClient(HOST, 25, '-starttls', 'smtp'), { seconds: 8 });
  await scene.client(['curl', '-sS', '--ssl-reqd', `smtp://${HOST}`], { seconds: 8 });
  const mail = ['--server', HOST, '--from', 'a@example.com', '--to', 'b@example.net', '--helo', 'client.example.com'];
  await scene.client(['swaks', ...mail, '-tls', '--quit-after', 'RCPT'], { seconds: 20 });
  await scene.client(['swaks', ...mail, '--tls-optional', '--quit-after', 'MAIL'], { seconds: 20 });
  await scene.endCapture();
}
