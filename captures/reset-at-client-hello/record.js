import { opensslClient } from '../lib/openssl.js';

export async function record(scene) {
  scene.bring('reset_at_hello.py', 'healthcheck.py');
  await scene.serve(['/usr/bin/python3', 'reset_at_hello.py']);
  await scene.capture();
  await scene.client(opensslClient('api.example.com', 443));
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
