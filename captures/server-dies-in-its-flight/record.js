import { makeCompany } from '../lib/company.js';

export const needs = ['curl', 'ruby', 'go', 'gcc', 'gnutls-cli', '/usr/bin/python3'];
export const keeps = ['root.pem'];

const HOST = 'api.example.com';
const URL = `https://${HOST}/`;
const RUBY = 'require "net/http"; puts Net::HTTP.get_response(URI(ARGV[0])).code';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  scene.bring('dying_server.py', 'fetch.go', 'wolfssl_client.c');
  await scene.prepare(['gcc', '-O1', '-o', 'wolfssl', 'wolfssl_client.c', '-lwolfssl']);
  await scene.prepare(['go', 'build', '-o', 'fetch', 'fetch.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['/usr/bin/python3', 'dying_server.py']);
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.client(['ruby', '-e', RUBY, URL]);
  await scene.client(['./wolfssl', HOST, '443']);
  await scene.client(['./fetch', URL]);
  await scene.client(['gnutls-cli', HOST]);
  await scene.endCapture();
}
