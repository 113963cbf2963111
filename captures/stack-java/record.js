import { meet, MODERN, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'java'];
export const keeps = ['root.pem'];
export const network = STACKS;

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export async function record(scene) {
  await serveThree(scene);
  scene.bring('Fetch.java', 'Https.java');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await scene.capture();
  await meet(scene, ({ url }) => ['java', ...TRUST, 'Https.java', 'HttpClient', url]);
  await meet(scene, ({ url }) => ['java', ...TRUST, 'Https.java', 'HttpsURLConnection', url]);
  await scene.client(['java', ...TRUST, 'Fetch.java', MODERN.url]);
  await scene.client(['java', ...TRUST, '-Djdk.tls.client.protocols=TLSv1.2', 'Fetch.java', MODERN.url]);
  await scene.endCapture();
}
