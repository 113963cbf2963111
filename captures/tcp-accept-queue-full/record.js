import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

/** The queue behind the port has room for three, and nobody takes anything out of it. */
const SERVER = httpsServer().replace('listen 443 ssl', 'listen 443 ssl backlog=2');

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, SERVER);
  const nginx = await scene.nginx();
  const worker = scene.must('pgrep', '-P', String(nginx.pid)).trim();
  scene.set('server', 'sysctl', '-qw', 'net.ipv4.tcp_syncookies=0');
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_syn_retries=1', 'net.ipv4.tcp_syn_linear_timeouts=0');
  scene.bring('burst.py');
  await scene.capture();
  scene.must('kill', '-STOP', worker);
  await scene.client(['/usr/bin/python3', 'burst.py', 'api.example.com', '2,2', '5']);
  await scene.client(['curl', '-sS', '-m', '4', 'https://api.example.com/health']);
  await scene.endCapture();
  scene.must('kill', '-CONT', worker);
}
