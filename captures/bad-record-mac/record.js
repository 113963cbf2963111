import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-cli', 'curl', 'tstclnt', 'certutil'];
export const keeps = ['root.pem', 'session-keys.log'];

const TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await buildGoClient(scene);
  scene.bring('Fetch.java', 'box.py');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', '-keystore', 'root.p12',
    '-storepass', 'changeit']);
  writeNginxConfig(scene.work, httpsServer({ more: 'location /report { root .; ssi off; } ssl_buffer_size 1k;' }).replace('443', '127.0.0.1:8443'));
  writeFileSync(join(scene.work, 'report'), 'day;orders\n'.repeat(500));
  await scene.nginx(8443);
  await box(scene, 'damage-hello', 443);
  await box(scene, 'damage-finished', 8441);
  await box(scene, 'damage-answer', 8442);
  await scene.capture();
  const url = 'https://api.example.com';
  const env = { SSLKEYLOGFILE: 'session-keys.log' };
  for (const port of ['443', '8441', '8442']) {
    await scene.client(['curl', '-sS', '-o', 'answer', `${url}:${port}/report`], { env });
    await scene.client(['gnutls-cli', '--x509cafile=root.pem', '-p', port, 'api.example.com'],
      { env, input: 'GET /report HTTP/1.0\r\n\r\n' });
    await scene.client(['./fetch', '-roots', 'root.pem', `${url}:${port}/report`], { env });
  }
  await scene.client(['java', ...TRUST, 'Fetch.java', `${url}/`]);
  await scene.client(['curl', '-sS', '-o', 'answer', '--tls-max', '1.2', `${url}:8442/report`], { env });
  await scene.endCapture();
}

function box(scene, mode, port) {
  return scene.serve(['/usr/bin/python3', 'box.py', mode, `10.0.0.9:${port}`, '127.0.0.1:8443'], { port });
}
