import { makeCompany } from '../lib/company.js';
import { divert, mitmproxy } from '../lib/interception.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';
import { prepareStacks } from '../lib/trusting-stacks.js';

const URL = 'https://api.example.com/health';
const STORE = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export const needs = ['nginx', 'mitmdump', 'curl', 'go', 'java', 'node', 'gnutls-cli'];
export const keeps = ['root.pem'];
export const network = ROUTED;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await prepareStacks(scene);
  const authority = await mitmproxy(scene);
  await scene.capture();
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  divert(scene);
  await older(scene, authority);
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['curl', '-sS', '--cacert', authority, URL]);
  await scene.endCapture();
}

/** TLS 1.2, where the box's certificate can be seen: those who trust the company's root only, and one who trusts the box. */
async function older(scene, authority) {
  await scene.client(['curl', '-sS', '--tls-max', '1.2', URL]);
  await scene.client(['curl', '-sS', '--tls-max', '1.2', '--cacert', authority, URL]);
  await scene.client(['./fetch', '-tls12', URL]);
  await scene.client(['java', ...STORE, '-Djdk.tls.client.protocols=TLSv1.2', 'Fetch.java', URL]);
  await scene.client(['node', '--tls-max-v1.2', 'fetch.mjs', URL], { env: { NODE_EXTRA_CA_CERTS: 'root.pem' } });
  await scene.client(['gnutls-cli', '--priority', 'NORMAL:-VERS-TLS1.3', 'api.example.com']);
}
