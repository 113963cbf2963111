import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { makeDatabase } from '../lib/nss.js';
import { opensslClient } from '../lib/openssl.js';
import { oldNode } from '../lib/old-node.js';

export const needs = ['nginx', 'go', 'java', 'gnutls-cli', 'tstclnt', 'curl'];
export const keeps = ['root.pem'];

const TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];
const URL = 'https://api.example.com/';

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  await buildGoClient(scene);
  await makeDatabase(scene, 'client-db');
  scene.bring('Fetch.java', 'box.py', 'fetch.cjs');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', '-keystore', 'root.p12',
    '-storepass', 'changeit']);
  writeNginxConfig(scene.work, httpsServer().replace('443', '8443'));
  await scene.nginx(8443);
  await scene.serve(['/usr/bin/python3', 'box.py', 'strip-tls13', '10.0.0.9:443', '127.0.0.1:8443']);
  await scene.serve(['/usr/bin/python3', 'box.py', 'strip-tls13', '10.0.0.5:443', '10.0.0.9:8443'], { side: 'client' });
  await scene.capture();
  await scene.client(['curl', '-sS', URL]);
  await scene.client(opensslClient('api.example.com', 443, '-CAfile', 'root.pem'));
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', 'api.example.com']);
  await scene.client(['tstclnt', '-d', 'sql:client-db', '-h', 'api.example.com', '-p', '443', '-Q']);
  await scene.client(['./fetch', '-roots', 'root.pem', URL]);
  await scene.client(['java', ...TRUST, 'Fetch.java', URL]);
  await scene.client([oldNode('24'), 'fetch.cjs', URL], { env: { NODE_EXTRA_CA_CERTS: 'root.pem' }, show: ['node-24', 'fetch.cjs', URL] });
  await scene.client(['curl', '-sS', '--connect-to', 'api.example.com:443:10.0.0.5:443', URL]);
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', '--sni-hostname=api.example.com', '10.0.0.5']);
  await scene.endCapture();
}
