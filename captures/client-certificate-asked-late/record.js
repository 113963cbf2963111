import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeChain } from '../lib/authority.js';
import { makeClientCertificate } from '../lib/clients.js';
import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { put } from '../lib/stack-servers.js';

export const needs = ['apache2', 'curl', 'go', 'java', 'gnutls-cli'];
export const keeps = ['root.pem'];

const URL = 'https://api.example.com/private/report';
const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JAVA_TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export async function record(scene) {
  const { root, issuing } = makeCompany(scene);
  writeChain(scene.work, 'people.pem', root, issuing);
  scene.installRoot();
  makeClientCertificate(scene, issuing);
  await buildGoClient(scene);
  scene.bring('Fetch.java');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await apache(scene);
  await scene.capture();
  for (const tls12 of [true, false]) await askAll(scene, tls12);
  await scene.endCapture();
  scene.say('Server, Apache `error.log`', aboutClients(scene.read('apache.log')));
}

/** Without the lines about its own start. */
function aboutClients(log) {
  return log.split('\n').filter((line) => /\[ssl:error\].*\[client /.test(line)).join('\n');
}

async function askAll(scene, tls12) {
  const env = { SSLKEYLOGFILE: 'keys.log' };
  const curl = ['curl', '-sS', ...(tls12 ? ['--tls-max', '1.2'] : [])];
  await scene.client([...curl, '--http1.1', URL], { env });
  await scene.client([...curl, '--http1.1', '--cert', 'alice.pem', '--key', 'alice.key', URL], { env });
  await scene.client([...curl, '--http2', URL], { env });
  await scene.client(['./fetch', ...(tls12 ? ['-tls12'] : []), URL], { env });
  await scene.client(['java', ...JAVA_TRUST, ...(tls12 ? ['-Djdk.tls.client.protocols=TLSv1.2'] : []), 'Fetch.java', URL]);
  const input = 'GET /private/report HTTP/1.0\r\nHost: api.example.com\r\n\r\n';
  const priority = tls12 ? ['--priority', 'NORMAL:-VERS-TLS1.3'] : [];
  await scene.client(['gnutls-cli', '--logfile=gnutls.log', ...priority, 'api.example.com'], { env, input });
}

/** Only one folder of the site is for people with a certificate. */
function apache(scene) {
  mkdirSync(join(scene.work, 'private'));
  put(scene, 'private/report', 'day;orders\n');
  const modules = ['mpm_event', 'authz_core', 'ssl', 'socache_shmcb', 'http2']
    .map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  put(scene, 'apache.conf', `${modules.join('\n')}
ServerRoot ${scene.work}
ServerName api.example.com
DocumentRoot ${scene.work}
PidFile apache.pid
ErrorLog apache.log
LogLevel ssl:info
Listen 443
Protocols h2 http/1.1
SSLEngine on
SSLCertificateFile chain.pem
SSLCertificateKeyFile server.key
SSLCACertificateFile people.pem
SSLVerifyDepth 3
<Location /private>
  SSLVerifyClient require
</Location>
`);
  return scene.serve(['apache2', '-X', '-d', scene.work, '-f', 'apache.conf']);
}
