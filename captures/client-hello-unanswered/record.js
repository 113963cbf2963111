import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  const nginx = await scene.nginx();
  const worker = scene.must('pgrep', '-P', String(nginx.pid)).trim();
  await scene.capture();
  const fetch = ['curl', '-sS', '--max-time', '5', 'https://api.example.com/health'];
  await scene.client(fetch);
  process.kill(Number(worker), 'SIGSTOP');
  await scene.client(fetch);
  await scene.endCapture();
  process.kill(Number(worker), 'SIGCONT');
}
