import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { haproxy } from '../lib/haproxy.js';

export const needs = ['haproxy', 'curl', 'java'];

const CONFIG = `global
  log stdout format raw local0
defaults
  mode tcp
  timeout connect 2s
  timeout client 5s
  timeout server 5s
frontend closed
  bind :443
  tcp-request connection reject
frontend nobody
  bind :8443
  default_backend none
backend none
`;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeFileSync(join(scene.work, 'haproxy.cfg'), CONFIG);
  scene.bring('Fetch.java');
  await haproxy(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['java', 'Fetch.java', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', 'https://api.example.com:8443/health']);
  await scene.endCapture();
}
