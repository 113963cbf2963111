import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { opensslServer } from '../lib/openssl.js';
import { sleep } from '../lib/processes.js';

export const needs = ['curl'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  // Like many a chain that somebody put together by hand: the same certificate over and over.
  writeFileSync(join(scene.work, 'issuing.pem'), scene.read('issuing.pem').repeat(4));
  await scene.serve(opensslServer('-www'));
  scene.bring('deaf.py', 'deaf_server.py', 'many_protocols.py');
  await scene.serve(['/usr/bin/python3', 'deaf_server.py', '8443'], { port: 8443 });
  await scene.capture();
  for (const version of ['1.2', '1.3']) {
    await scene.client(['/usr/bin/python3', 'deaf.py', 'api.example.com', '443', version, '3']);
  }
  await scene.client(['/usr/bin/python3', 'many_protocols.py', 'api.example.com', '8443', '4']);
  await sleep(1500);
  await scene.client(['curl', '-sSo', 'status.html', 'https://api.example.com/']);
  await scene.endCapture();
}
