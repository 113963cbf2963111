import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { haproxy } from '../lib/haproxy.js';
import { dovecot, postfix, slapd, STARTTLS_TOOLS, vsftpd } from '../lib/starttls-servers.js';

export const needs = [...STARTTLS_TOOLS, 'haproxy', 'curl', 'ldapsearch', 'psql', 'mariadb'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'services.example.com': '10.0.0.9' } };

const HOST = 'services.example.com';

export async function record(scene) {
  makeCompany(scene, { host: HOST, kind: 'rsa' });
  scene.installRoot();
  scene.bring('speak.py');
  await postfix(scene, { tls: true, port: 465, implicit: true });
  await dovecot(scene, { tls: true, implicit: true });
  await vsftpd(scene, { tls: true, implicit: true });
  await slapd(scene, { tls: true, urls: 'ldaps://0.0.0.0:636/', port: 636 });
  writeDatabaseProxy(scene);
  await haproxy(scene);
  await scene.capture();
  await waiting(scene);
  await speaking(scene);
  await scene.endCapture();
}

/** HAProxy ends TLS for two databases, and has four seconds' patience. */
function writeDatabaseProxy(scene) {
  const pem = ['server.pem', 'issuing.pem', 'server.key'].map((file) => scene.read(file)).join('');
  writeFileSync(join(scene.work, 'both.pem'), pem);
  const frontend = (name, port) => `listen ${name}\n  bind :${port} ssl crt both.pem\n  server one 127.0.0.1:9\n`;
  writeFileSync(join(scene.work, 'haproxy.cfg'), `defaults
  mode tcp
  timeout connect 1s
  timeout client 4s
  timeout server 4s
${frontend('mysql', 3307)}${frontend('postgresql', 5433)}${frontend('web', 443)}`);
}

/** They wait for a greeting, and the servers for a ClientHello. */
async function waiting(scene) {
  const curl = (...words) => scene.client(['curl', '-sS', '--max-time', '3', ...words]);
  await curl(`smtp://${HOST}:465`);
  await curl('--ssl-reqd', `imap://${HOST}:993`);
  await curl('--ssl-reqd', `pop3://${HOST}:995`);
  await curl(`ftp://${HOST}:990`);
  await scene.client(['openssl', 's_client', '-starttls', 'smtp', '-connect', `${HOST}:465`], { seconds: 3 });
  await scene.client(['mariadb', '-h', HOST, '-P', '3307', '-e', 'select 1']);
}

/** They speak first. */
async function speaking(scene) {
  await scene.client(['ldapsearch', '-x', '-o', 'nettimeout=4', '-H', `ldap://${HOST}:636`, '-b', 'dc=example,dc=com']);
  await scene.client(['ldapsearch', '-ZZ', '-x', '-o', 'nettimeout=4', '-H', `ldap://${HOST}:636`, '-b', 'dc=example,dc=com']);
  await scene.client(['psql', `host=${HOST} port=5433 sslmode=require user=postgres`, '-c', 'select 1']);
  const speak = (...words) => scene.client(['/usr/bin/python3', 'speak.py', ...words]);
  await speak('465', 'EHLO laptop', '3');
  await speak('993', 'a CAPABILITY', '3');
  await speak('443', 'hello there', '3');
  await speak('465', '', '0.3');
}
