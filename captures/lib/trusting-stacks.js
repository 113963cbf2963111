// Five clients of five libraries, all of which trust the company's root.
import { buildGoClient } from './go.js';

const URL = 'https://api.example.com/health';
const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JAVA_TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

/** Makes Java's trust store and compiles the Go client; root.pem must be there and installed. */
export async function prepareStacks(scene) {
  await buildGoClient(scene);
  scene.bring('Fetch.java', 'fetch.mjs', 'healthcheck.py');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
}

/** One request each, in the order Go, Java, Node.js, GnuTLS, Python. */
export async function fetchWithEachStack(scene) {
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['./fetch', URL], { env });
  await scene.client(['java', ...JAVA_TRUST, 'Fetch.java', URL]);
  await scene.client(['node', '--tls-keylog=keys.log', 'fetch.mjs', URL], { env: { NODE_EXTRA_CA_CERTS: 'root.pem' } });
  const input = 'GET /health HTTP/1.0\r\nHost: api.example.com\r\n\r\n';
  await scene.client(['gnutls-cli', '--logfile=gnutls.log', 'api.example.com'], { env, input });
  await scene.client(['/usr/bin/python3', 'healthcheck.py', URL], { env });
}
