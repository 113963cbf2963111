// Clients that look at a stapled OCSP answer, and clients that do not, for the cases about revocation.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLeaf, writeChain } from './authority.js';
import { buildGoClient } from './go.js';
import { httpsServer, writeNginxConfig } from './nginx.js';
import { opensslClient } from './openssl.js';

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'issuing.p12'];
const JAVA = ['java', '-Djavax.net.ssl.trustStore=issuing.p12', '-Djavax.net.ssl.trustStorePassword=changeit',
  '-Dcom.sun.net.ssl.checkRevocation=true', '-Djdk.tls.client.enableStatusRequestExtension=true'];

/** A leaf for HOST.example.com, and its chain as HOST-chain.pem. */
export function makeHost(scene, issuing, host, leaf = {}) {
  const name = `${host}.example.com`;
  const certificate = makeLeaf(scene.work, { name: host, host: name, issuer: issuing, ...leaf });
  writeChain(scene.work, `${host}-chain.pem`, certificate, issuing);
  return certificate;
}

/** An nginx with a virtual host for each of `hosts`, `[host, file with the answer]`; one without a file staples nothing. */
export async function serveStapled(scene, hosts) {
  writeNginxConfig(scene.work, ...hosts.map(([host, file]) => httpsServer({
    name: `${host}.example.com`,
    chain: `${host}-chain.pem`,
    key: `${host}.key`,
    more: file ? `ssl_stapling on;\nssl_stapling_file ${file};` : '',
  })));
  await scene.nginx();
}

/** The Go client, and a trust store with the issuing CA as its root: about that one Java asks nobody. */
export async function prepareClients(scene) {
  await buildGoClient(scene);
  scene.bring('Fetch.java');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'ca', '-file', 'issuing.pem', ...STORE]);
}

const env = { SSLKEYLOGFILE: 'keys.log' };

/** Java that also asks the CA's responder where nothing is stapled. */
export function javaThatAsks(scene, host, version) {
  writeFileSync(join(scene.work, 'ocsp.security'), 'ocsp.enable=true\n');
  const [program, ...options] = JAVA;
  return scene.client([program, '-Djava.security.properties=ocsp.security', ...options,
    `-Djdk.tls.client.protocols=TLSv${version}`, 'Fetch.java', `https://${host}.example.com/`]);
}

/** Each asks HOST.example.com once; `version` is 1.2 or 1.3. */
export const asks = {
  gnutls: (scene, host, version) => scene.client(['gnutls-cli', '--logfile=gnutls.log', '--priority',
    version === '1.2' ? 'NORMAL:-VERS-TLS1.3' : 'NORMAL', `${host}.example.com`], { env, input: request(host) }),
  java: (scene, host, version) => scene.client([...JAVA, `-Djdk.tls.client.protocols=TLSv${version}`, 'Fetch.java',
    `https://${host}.example.com/`]),
  curl: (scene, host, version) => scene.client(['curl', '-sS', '--cert-status', '--tls-max', version,
    `https://${host}.example.com/`], { env }),
  openssl: (scene, host, version) => scene.client([...opensslClient(`${host}.example.com`, 443, '-status'),
    `-tls${version.replace('.', '_')}`, '-keylogfile', 'keys.log'], { input: request(host) }),
  go: (scene, host, version) => scene.client(['./fetch', ...(version === '1.2' ? ['-tls12'] : []),
    `https://${host}.example.com/`], { env }),
};

export function request(host) {
  return `GET / HTTP/1.0\r\nHost: ${host}.example.com\r\n\r\n`;
}
