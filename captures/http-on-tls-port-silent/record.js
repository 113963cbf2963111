import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';

export const needs = ['curl', 'haproxy'];

export async function record(scene) {
  makeCompany(scene);
  writeHaproxyConfig(scene);
  await haproxy(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', 'http://api.example.com:443/health']);
  await scene.endCapture();
}
