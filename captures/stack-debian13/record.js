import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODERN, ROGUE, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'go'];
export const keeps = ['root.pem'];
export const network = STACKS;

/**
 * A Debian 13 beside this machine's own: `debootstrap --variant=minbase --include=PACKAGES trixie $DEBIAN13`, with
 * curl gnutls-bin wget python3-requests golang-1.24-go openjdk-21-jre-headless ca-certificates; and /proc mounted in it.
 */
const TREE = process.env.DEBIAN13 ?? '';
const FILES = ['root.pem', 'root.p12', 'healthcheck.py', 'newfetch'];
const STORE = ['-storetype', 'PKCS12', '-storepass', 'changeit', '-keystore', 'root.p12'];
const JAVA = ['java', '-Djavax.net.ssl.trustStore=root.p12', '-Djavax.net.ssl.trustStorePassword=changeit'];

export async function record(scene) {
  await serveThree(scene);
  scene.bring('healthcheck.py', 'fetch.go', 'Https.java');
  await scene.prepare(['keytool', '-importcert', '-noprompt', '-alias', 'root', '-file', 'root.pem', ...STORE]);
  await scene.prepare(['javac', '--release', '17', '-d', '.', 'Https.java']);
  await scene.prepare([join(TREE, 'usr/lib/go-1.24/bin/go'), 'build', '-o', 'newfetch', 'fetch.go'],
    { GO111MODULE: 'off', CGO_ENABLED: '0', GOROOT: join(TREE, 'usr/lib/go-1.24'), GOFLAGS: '-buildvcs=false' });
  for (const file of [...FILES, 'Https.class']) copyFileSync(join(scene.work, file), join(TREE, file));
  copyFileSync(join(scene.work, 'root.pem'), join(TREE, 'etc/ssl/certs/ca-certificates.crt'));
  writeFileSync(join(TREE, 'etc/hosts'), Object.entries(STACKS.hosts).map(([name, at]) => `${at} ${name}\n`).join(''));
  await scene.capture();
  for (const meeting of [MODERN, ROGUE]) {
    for (const words of commands(meeting)) await scene.client(['chroot', TREE, ...words], { show: words });
  }
  await scene.endCapture();
}

function commands({ host, port, url }) {
  return [
    ['openssl', 's_client', '-brief', '-verify_return_error', '-servername', host, '-connect', `${host}:${port}`],
    ['curl', '-sS', url],
    ['python3', 'healthcheck.py', url],
    ['gnutls-cli', '-p', port, host],
    ['wget', '-nv', '-t', '1', '-O', '/dev/null', url],
    ['./newfetch', url],
    [...JAVA, 'Https', 'HttpsURLConnection', url],
  ];
}
