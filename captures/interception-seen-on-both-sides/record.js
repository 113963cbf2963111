import { makeRoot } from '../lib/authority.js';
import { makeCompany } from '../lib/company.js';
import { divert, squid } from '../lib/interception.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

const URL = 'https://api.example.com/health';

export const needs = ['nginx', 'squid', 'dumpcap', 'curl'];
export const keeps = ['root.pem'];
export const network = { ...ROUTED, captureOn: 'wire', interfaces: ['left', 'right'], filter: 'tcp port 443' };

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  const subject = '/O=Example Corp/CN=Example Corp Web Gateway CA';
  const gateway = makeRoot(scene.work, { name: 'gateway', subject, kind: 'rsa' });
  await squid(scene, gateway, 'options=NO_TLSv1_3');
  divert(scene);
  await scene.capture();
  const trusting = ['--cacert', 'gateway.pem'];
  for (const version of ['1.2', '1.3']) {
    const env = { SSLKEYLOGFILE: 'keys.log' };
    await scene.client(['curl', '-sS', '--tls-max', version, ...trusting, URL], { env });
    await scene.client(['curl', '-sS', '--tls-max', version, URL], { env });
  }
  await scene.endCapture();
}
