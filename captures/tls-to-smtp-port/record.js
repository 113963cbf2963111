import { opensslClient } from '../lib/openssl.js';

export async function record(scene) {
  scene.bring('smtp_server.py');
  await scene.serve(['/usr/bin/python3', 'smtp_server.py'], { port: 587 });
  await scene.capture();
  await scene.client(opensslClient('mail.example.com', 587));
  await scene.endCapture();
}

export const network = { hosts: { 'mail.example.com': '10.0.0.9' } };
