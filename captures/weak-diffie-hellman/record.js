import { makeCompany } from '../lib/company.js';
import { makeDatabase } from '../lib/nss.js';
import { serveOldNode } from '../lib/old-node.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['curl', 'gnutls-cli', 'java', 'tstclnt', 'certutil'];
export const keeps = ['root.pem'];

const TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  scene.bring('Fetch.java', 'old-serve.cjs');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', '-keystore', 'root.p12',
    '-storepass', 'changeit']);
  await makeDatabase(scene, 'client-db');
  await serveShortPrime(scene, 443, '6.17.1', 1024);
  await serveShortPrime(scene, 8443, '0.12.18', 768);
  await scene.capture();
  const url = 'https://api.example.com/';
  await scene.client(['curl', '-sS', url]);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_2', '-CAfile', 'root.pem'));
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', 'api.example.com'], { input: 'GET / HTTP/1.0\r\n\r\n' });
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', '-p', '8443', 'api.example.com']);
  await scene.client(['java', ...TRUST, 'Fetch.java', url]);
  await scene.client(['tstclnt', '-d', 'sql:client-db', '-h', 'api.example.com', '-p', '443', '-Q']);
  await scene.client(['tstclnt', '-d', 'sql:client-db', '-h', 'api.example.com', '-p', '8443', '-Q', '-V', 'tls1.0:']);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_2', '-CAfile', 'root.pem', '-cipher', 'DHE:@SECLEVEL=0',
    '-ign_eof'), { input: 'GET / HTTP/1.0\r\n\r\n' });
  await scene.endCapture();
}

async function serveShortPrime(scene, port, version, bits) {
  const options = { dhparam: `dh${bits}.pem`, ciphers: 'DHE-RSA-AES128-GCM-SHA256' };
  await scene.prepare(['openssl', 'dhparam', '-out', options.dhparam, String(bits)]);
  await serveOldNode(scene, version, ['old-serve.cjs', String(port), JSON.stringify(options)], { port });
}
