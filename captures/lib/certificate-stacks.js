// Clients of eight libraries, most with TLS 1.2 or 1.3, that trust the company's root and meet one certificate after another.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildGoClient } from './go.js';
import { makeDatabase } from './nss.js';

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JAVA_TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];
const KEYS = { SSLKEYLOGFILE: 'keys.log' };
const OLD_ENVIRONMENT = { OPENSSL_CONF: 'tls12.cnf' };

const url = (host) => `https://${host}/health`;
const modern = (version) => version === '1.3';
const request = (host) => `GET /health HTTP/1.0\r\nHost: ${host}\r\n\r\n`;

/** By name: the words of the command for a host and a version, what it reads, and its environment. */
const CLIENTS = {
  curl: { tool: 'curl', command: (host, version) => ['curl', '-sS', '--tls-max', version, url(host)], env: () => KEYS },
  python: {
    tool: '/usr/bin/python3',
    command: (host) => ['/usr/bin/python3', 'healthcheck.py', url(host)],
    env: (version) => ({ ...KEYS, ...(modern(version) ? {} : OLD_ENVIRONMENT) }),
  },
  go: {
    tool: 'go',
    command: (host, version) => ['./fetch', ...(modern(version) ? [] : ['-tls12']), url(host)],
    env: () => KEYS,
  },
  java: {
    tool: 'java',
    command: (host, version) => ['java', ...JAVA_TRUST, `-Djdk.tls.client.protocols=TLSv${version}`, 'Fetch.java', url(host)],
  },
  node: {
    tool: 'node',
    command: (host, version) => ['node', '--no-warnings', '--tls-keylog=keys.log', 'fetch.mjs', url(host), `TLSv${version}`],
    env: () => ({ NODE_EXTRA_CA_CERTS: 'root.pem' }),
  },
  gnutls: {
    tool: 'gnutls-cli',
    command: (host, version) => ['gnutls-cli', '--logfile=gnutls.log', ...(modern(version) ? [] : ['--priority=NORMAL:-VERS-TLS1.3']), host],
    input: request,
    env: () => KEYS,
  },
  nss: {
    tool: 'tstclnt',
    command: (host, version) => ['timeout', '3', 'tstclnt', '-h', host, '-p', '443', '-d', 'sql:.pki/nssdb', '-V', `tls1.2:tls${version}`],
    input: request,
  },
  mbedtls: { tool: 'gcc', command: (host) => ['./mbedtls', host, '443'] },
  wolfssl: { tool: 'gcc', command: (host) => ['./wolfssl', host, '443'] },
};

export const TOOLS = ['curl', 'go', 'java', 'node', 'gnutls-cli', 'tstclnt', 'certutil', 'gcc'];

/** Installs root.pem, makes the trust stores and compiles what needs it. */
export async function prepareClients(scene) {
  scene.installRoot();
  scene.bring('Fetch.java', 'fetch.mjs', 'healthcheck.py', 'mbedtls_client.c', 'wolfssl_client.c');
  writeFileSync(join(scene.work, 'tls12.cnf'), 'openssl_conf = all\n[all]\nssl_conf = ssl\n[ssl]\nsystem_default = limits\n'
    + '[limits]\nMaxProtocol = TLSv1.2\nCipherString = DEFAULT@SECLEVEL=2\n');
  await buildGoClient(scene);
  await scene.prepare(['gcc', '-O1', '-o', 'mbedtls', 'mbedtls_client.c', '-lmbedtls', '-lmbedx509', '-lmbedcrypto']);
  await scene.prepare(['gcc', '-O1', '-o', 'wolfssl', 'wolfssl_client.c', '-lwolfssl']);
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await makeDatabase(scene, '.pki/nssdb');
}

/** Each of the named clients once for each version, one after the other. */
export async function meetEach(scene, host, names, versions = ['1.2', '1.3']) {
  for (const name of names) {
    const { tool, command, input, env } = CLIENTS[name];
    scene.uses(tool);
    for (const version of versions) {
      await scene.client(command(host, version), { env: env?.(version), input: input?.(host), seconds: 15 });
    }
  }
}
