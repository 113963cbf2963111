// Five clients of five libraries, all of which trust the company's root.
import { buildGoClient } from './go.js';
import { JAVA_TRUST, makeJavaTrust } from './java.js';

const URL = 'https://api.example.com/health';

/** Makes Java's trust store and compiles the Go client; root.pem must be there and installed. */
export async function prepareStacks(scene) {
  await buildGoClient(scene);
  scene.bring('Fetch.java', 'fetch.mjs', 'healthcheck.py');
  await makeJavaTrust(scene);
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
