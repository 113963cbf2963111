import { makeCompany } from '../lib/company.js';
import { opensslClient } from '../lib/openssl.js';
import {
  dovecot, mariadb, postfix, postgresql, prosody, slapd, STARTTLS_TOOLS, vsftpd,
} from '../lib/starttls-servers.js';

export const needs = [...STARTTLS_TOOLS, 'psql', 'mariadb', 'ldapsearch', 'curl', 'lftp'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'services.example.com': '10.0.0.9', 'chat.example.com': '10.0.0.9' } };

const HOST = 'services.example.com';

export async function record(scene) {
  makeCompany(scene, { host: HOST });
  scene.installRoot();
  for (const server of [postfix, dovecot, vsftpd, slapd, postgresql, mariadb, prosody]) await server(scene, { tls: false });
  await scene.capture();
  await askByOpenssl(scene);
  await askByOthers(scene);
  await scene.endCapture();
}

async function askByOpenssl(scene) {
  const ports = { smtp: 25, imap: 143, pop3: 110, ftp: 21, ldap: 389, postgres: 5432, mysql: 3306 };
  for (const [protocol, port] of Object.entries(ports)) {
    await scene.client(opensslClient(HOST, port, '-starttls', protocol), { seconds: 5 });
  }
  await scene.client(opensslClient('chat.example.com', 5222, '-starttls', 'xmpp'), { seconds: 5 });
}

async function askByOthers(scene) {
  const curl = ['curl', '-sS', '--ssl-reqd'];
  for (const url of [`smtp://${HOST}`, `imap://${HOST}`, `pop3://${HOST}`, `ftp://${HOST}/`, `ldap://${HOST}/dc=example,dc=com`]) {
    await scene.client([...curl, url], { seconds: 5 });
  }
  await scene.client(['ldapsearch', '-x', '-ZZ', '-H', `ldap://${HOST}`, '-b', 'dc=example,dc=com']);
  await scene.client(['psql', `host=${HOST} user=postgres sslmode=require`, '-c', 'select 1']);
  await scene.client(['mariadb', '-h', HOST, '-u', 'root', '--ssl-verify-server-cert', '--ssl', '-e', 'select 1']);
}
