import { makeBothKinds } from '../lib/every-suite.js';
import { JAVA_TRUST, makeJavaTrust } from '../lib/java.js';

export const needs = ['java', 'node'];

const SUITES = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384', 'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384', 'TLS_RSA_WITH_AES_128_CBC_SHA256'];
const TAKEN = 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:ALL:@SECLEVEL=0';

export async function record(scene) {
  makeBothKinds(scene);
  scene.bring('https-server.mjs', 'fetch.mjs', 'Fetch.java', 'Serve.java');
  await makeJavaTrust(scene);
  await scene.prepare(['openssl', 'pkcs12', '-export', '-in', 'ecdsa-chain.pem', '-inkey', 'ecdsa.key', '-out', 'server.p12',
    '-passout', 'pass:changeit']);
  await scene.serve(['node', '--tls-keylog=keys.log', `--tls-cipher-list=${TAKEN}`, 'https-server.mjs', '443']);
  await scene.serve(['java', 'Serve.java', '8443'], { port: 8443 });
  await scene.capture();
  for (const suite of SUITES) {
    await scene.client(['java', ...JAVA_TRUST, `-Djdk.tls.client.cipherSuites=${suite}`, 'Fetch.java',
      'https://api.example.com/']);
  }
  await scene.client(['node', '--tls-keylog=keys.log', 'fetch.mjs', 'https://api.example.com:8443/'],
    { env: { NODE_EXTRA_CA_CERTS: 'root.pem' } });
  await scene.endCapture();
}
