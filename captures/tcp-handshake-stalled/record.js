import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { opensslServer } from '../lib/openssl.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const server = await scene.serve(opensslServer('-www'));
  writeNginxConfig(scene.work, httpsServer().replace('443', '8443'));
  await scene.nginx(8443);
  scene.bring('slow.py');
  await scene.capture();
  const stopped = scene.client(think('443', '1.2', '1', '6'));
  await sleep(800);
  scene.must('kill', '-STOP', String(server.pid));
  await stopped;
  scene.must('kill', '-CONT', String(server.pid));
  const thinking = ['1.2', '1.3'].map((version) => scene.client(think('8443', version, '9', '1')));
  await sleep(6500);
  await scene.client(['curl', '-sSo', 'status.html', 'https://api.example.com/']);
  await scene.endCapture(0.1);
  await Promise.all(thinking);
}

function think(port, version, seconds, patience) {
  return ['/usr/bin/python3', 'slow.py', 'api.example.com', port, version, seconds, patience];
}
