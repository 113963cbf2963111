import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  const nginx = await scene.nginx();
  const worker = Number(scene.must('pgrep', '-P', String(nginx.pid)).trim());
  await scene.capture();
  process.kill(worker, 'SIGSTOP');
  await scene.client(['curl', '-sS', '--max-time', '5', 'https://api.example.com/health']);
  process.kill(worker, 'SIGCONT');
  await scene.endCapture();
}
