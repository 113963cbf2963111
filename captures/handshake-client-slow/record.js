import { makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'curl', 'java', 'openssl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.9', 'ocsp.example.com': '10.0.0.9' },
  filter: 'tcp port 443',
};

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const TRUST = ['-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];
const ASKING = ['-Dcom.sun.net.ssl.checkRevocation=true', '-Dcom.sun.security.enableAIAcaIssuers=false',
  '-Djava.security.properties=ocsp.properties'];
const URL = 'https://api.example.com/health';
/** How long the responder is not scheduled, in ms. */
const BUSY = 6_000;

export async function record(scene) {
  const responder = await serveWithResponder(scene);
  scene.bring('Https.java');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await scene.prepare(['javac', '-d', '.', 'Https.java']);
  await scene.prepare(['sh', '-c', 'echo ocsp.enable=true > ocsp.properties']);
  await scene.capture();
  for (const version of ['TLSv1.3', 'TLSv1.2']) {
    responder.child.kill('SIGSTOP');
    setTimeout(() => responder.child.kill('SIGCONT'), BUSY);
    await scene.client(['java', ...TRUST, ...ASKING, `-Djdk.tls.client.protocols=${version}`, 'Https', 'HttpsURLConnection', URL]);
    await sleep(500);
  }
  await scene.endCapture();
}

/** A certificate that names an OCSP responder, and that responder: openssl ocsp. */
async function serveWithResponder(scene) {
  const root = makeRoot(scene.work);
  const server = makeLeaf(scene.work, { issuer: root, extra: 'authorityInfoAccess=OCSP;URI:http://ocsp.example.com/\n' });
  writeChain(scene.work, 'chain.pem', server);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await scene.prepare(['sh', '-c', INDEX]);
  return scene.serve(['openssl', 'ocsp', '-port', '80', '-index', 'index.txt', '-CA', 'root.pem',
    '-rsigner', 'root.pem', '-rkey', 'root.key', '-resp_no_certs'], { port: 80, quiet: true });
}

/** The list of issued certificates as `openssl ca` keeps it, with this one in it: valid. */
const INDEX = 'printf "V\\t%s\\t\\t%s\\tunknown\\t/CN=api.example.com\\n" "$(date -u -d +60days +%y%m%d%H%M%SZ)"'
  + ' "$(openssl x509 -in server.pem -noout -serial | cut -d= -f2)" > index.txt';
