// The clients of the matrix: one program for each TLS library, with the versions that it may offer.
import { makeDatabase } from '../lib/nss.js';

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JAVA_TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];
const CHROMIUM = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run',
  '--disable-component-update', '--disable-sync', '--user-data-dir=chromium', '--enable-logging=stderr',
  '--virtual-time-budget=2000', '--timeout=3000', '--dump-dom'];

/** Programs without a limit of their own are ended by `timeout`. */
const PATIENCE = ['timeout', '3'];

const request = (host) => `GET / HTTP/1.0\r\nHost: ${host}\r\n\r\n`;
const url = (host) => `https://${host}/`;
const modern = (version) => version === '1.3';

/**
 * `tool` is the program as lib/tools.js knows it; `command(host, version)` its words; `input` what it reads, from the
 * host; `says` finds what of its output tells how it ended (the first pattern that matches, where it matches last), the
 * last line otherwise; `home` gives it the working folder for a home.
 */
export const STACKS = [
  {
    name: 'OpenSSL 3',
    tool: 'openssl',
    command: (host, version) => [...PATIENCE, 'openssl', 's_client', '-brief', '-verify_return_error', '-ign_eof',
      '-verify_hostname', host, '-connect', `${host}:443`, '-servername', host, ...(modern(version) ? [] : ['-tls1_2'])],
    input: request,
    says: [/verify error:.*/, /error:[0-9A-F]{8}:(.*?):\.\.\//, /.*errno.*/],
  },
  {
    name: 'curl',
    tool: 'curl',
    command: (host, version) => ['curl', '-sS', '--max-time', '3', '--tls-max', version, '-w', '%{http_code}\n', '-o', '/dev/null', url(host)],
    says: [/^curl: \(.*/],
  },
  {
    name: 'Python',
    tool: '/usr/bin/python3',
    command: (host, version) => ['/usr/bin/python3', 'client.py', url(host), version],
  },
  {
    name: 'GnuTLS',
    tool: 'gnutls-cli',
    command: (host, version) => [...PATIENCE, 'gnutls-cli', ...(modern(version) ? [] : ['--priority=NORMAL:-VERS-TLS1.3']), host],
    input: request,
    says: [/^- Status: (.*NOT.*)/, /^\*\*\* Received alert.*/, /^\*\*\*.*rror.*/, /^Connecting .*rror.*|.*refused.*/, /^HTTP.*/],
  },
  {
    name: 'Go',
    tool: 'go',
    command: (host, version) => ['./client', url(host), version],
  },
  {
    name: 'Java 17',
    tool: 'java',
    command: (host, version) => ['java', ...JAVA_TRUST, `-Djdk.tls.client.protocols=TLSv1.2${modern(version) ? ',TLSv1.3' : ''}`, '-cp', '.', 'Client', url(host)],
    says: [/.*Exception.*/],
  },
  {
    name: 'Node.js 20',
    tool: 'node',
    command: (host, version) => ['node', 'client.mjs', url(host), version],
    env: { NODE_EXTRA_CA_CERTS: 'root.pem' },
    says: [/Error: .*/],
  },
  {
    name: 'NSS',
    tool: 'tstclnt',
    command: (host, version) => [...PATIENCE, 'tstclnt', '-h', host, '-p', '443', '-d', 'sql:.pki/nssdb', '-V', `tls1.2:tls${version}`],
    input: request,
    says: [/.*(?:rror|fail).*/, /^HTTP.*/],
  },
  {
    name: 'Chromium',
    tool: 'chromium',
    command: (host, version) => ['chromium', ...CHROMIUM, ...(modern(version) ? [] : ['--ssl-version-max=tls1.2']), url(host)],
    says: [/net::ERR_\w+/, /\{"status.*\}/],
    home: true,
  },
];

/** Trust stores and compiled programs; root.pem must be there. */
export async function prepareStacks(scene) {
  scene.installRoot();
  scene.bring('client.py', 'client.go', 'client.mjs', 'Client.java');
  await scene.prepare(['go', 'build', '-o', 'client', 'client.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.prepare(['javac', 'Client.java']);
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await makeDatabase(scene, '.pki/nssdb');
}
