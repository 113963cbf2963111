import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

const ENV = { SSLKEYLOGFILE: 'keys.log' };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  const nginx = await scene.nginx();
  scene.bring('twice.py');
  await scene.capture();
  const asking = scene.client(['/usr/bin/python3', 'twice.py', 'api.example.com', '2'], { env: ENV });
  await sleep(1000);
  losePower(scene, nginx);
  await scene.nginx();
  await asking;
  await scene.client(['curl', '-sS', 'https://api.example.com/health'], { env: ENV });
  await scene.endCapture();
}

function losePower(scene, nginx) {
  scene.nft('server', 'output tcp sport 443 drop');
  const worker = scene.must('pgrep', '-P', String(nginx.pid)).trim();
  scene.must('kill', '-KILL', String(nginx.pid), worker);
  scene.set('server', 'ss', '-K', 'sport', '443');
  scene.set('server', 'nft', 'flush ruleset');
}
