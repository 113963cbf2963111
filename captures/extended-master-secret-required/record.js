import { makeCompany } from '../lib/company.js';
import { runOldNode } from '../lib/old-node.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['gnutls-serv', 'gnutls-cli', 'java'];
export const keeps = ['root.pem'];

const KEYS = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];
const CLIENT = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit',
  '-Djdk.tls.client.protocols=TLSv1.2'];
const STRICT = '-Djdk.tls.allowLegacyMasterSecret=false';
const URL = 'https://api.example.com/';

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  await prepareJava(scene);
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '443', ...KEYS,
    '--priority=NORMAL:-VERS-TLS1.3:%NO_SESSION_HASH']);
  await scene.serve(['java', STRICT, 'SocketServer.java', '8443'], { port: 8443 });
  await scene.capture();
  await scene.client(['java', ...CLIENT, STRICT, 'Fetch.java', URL]);
  await scene.client(['java', ...CLIENT, 'Fetch.java', URL]);
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', '--priority=NORMAL:-VERS-TLS1.3:%NO_SESSION_HASH', '-p', '8443',
    'api.example.com']);
  await runOldNode(scene, '6.17.1', 'old-fetch.cjs', 'api.example.com', '8443');
  await scene.client(opensslClient('api.example.com', 8443, '-tls1_2', '-CAfile', 'root.pem', '-ign_eof'), { input: 'GET / HTTP/1.0\r\n\r\n' });
  await scene.endCapture();
}

async function prepareJava(scene) {
  scene.bring('Fetch.java', 'SocketServer.java', 'old-fetch.cjs');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', '-keystore', 'root.p12',
    '-storepass', 'changeit']);
  await scene.prepare(['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server',
    '-out', 'server.p12', '-passout', 'pass:changeit']);
}
