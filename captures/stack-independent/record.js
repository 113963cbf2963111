import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'gcc', 'erl', 'botan', 'bearssl.h', 'bctls.jar', 'java'];
export const keeps = ['root.pem'];
export const network = STACKS;

const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JARS = ['bctls', 'bcprov', 'bcutil'].map((name) => `/usr/share/java/${name}.jar`).join(':');
const BOTAN = ['--skip-system-cert-store', '--trusted-cas=root.pem', '--tls1.2'];

export async function record(scene) {
  await serveThree(scene);
  scene.bring('bearssl_client.c', 'bearssl_root.py', 'fetch.erl', 'BouncyCastle.java');
  await scene.prepare(['sh', '-c', '/usr/bin/python3 bearssl_root.py > bearssl-root.h']);
  await scene.prepare(['gcc', '-O1', '-o', 'bearssl', 'bearssl_client.c', '-lbearssl']);
  await scene.prepare(['erlc', 'fetch.erl']);
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await scene.prepare(['javac', '-cp', JARS, 'BouncyCastle.java']);
  scene.uses('bearssl.h', 'bctls.jar');
  await scene.capture();
  await meet(scene, ({ url }) => ['erl', '-noshell', '-run', 'fetch', 'main', url, '1.3']);
  await meet(scene, ({ host, port }) => ['timeout', '5', 'botan', 'tls_client', host, `--port=${port}`, ...BOTAN],
    { input: 'GET / HTTP/1.0\r\n\r\n' });
  await meet(scene, ({ host, port }) => ['./bearssl', host, port]);
  await meet(scene, ({ host, port }) => ['java', '-cp', `${JARS}:.`, 'BouncyCastle', host, port]);
  await scene.endCapture();
}
