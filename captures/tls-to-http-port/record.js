import { writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  writeNginxConfig(scene.work, 'listen 8080;\nserver_name api.example.com;\nlocation / { return 200 "up"; }');
  await scene.nginx(8080);
  scene.bring('healthcheck.py');
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com:8080/health']);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com:8080/health']);
  await scene.endCapture();
}
