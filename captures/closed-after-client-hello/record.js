import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const needs = ['curl', 'haproxy'];
export const network = { hosts: { 'api.example.com': '10.0.0.9' } };

export async function record(scene) {
  writeFileSync(join(scene.work, 'haproxy.cfg'), `global
  log stdout format raw local0

defaults
  mode tcp
  log global
  option tcplog
  timeout connect 2s
  timeout client 5s
  timeout server 5s

frontend by-name
  bind :443
  tcp-request inspect-delay 5s
  tcp-request content reject unless { req.ssl_sni -m end .apps.example.com }
  default_backend apps

backend apps
  server one 10.0.0.20:443
`);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg']);
  scene.bring('healthcheck.py');
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://api.example.com/health']);
  await scene.endCapture();
}
