import { makeCompany } from '../lib/company.js';
import { opensslClient } from '../lib/openssl.js';
import {
  dovecot, mariadb, postfix, postgresql, prosody, slapd, STARTTLS_TOOLS, vsftpd,
} from '../lib/starttls-servers.js';

export const needs = [...STARTTLS_TOOLS, 'curl', 'ldapsearch', 'gnutls-cli'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'services.example.com': '10.0.0.9', 'chat.example.com': '10.0.0.9' } };

const HOST = 'services.example.com';

export async function record(scene) {
  makeCompany(scene, { host: HOST, kind: 'rsa' });
  scene.installRoot();
  for (const server of [postfix, dovecot, vsftpd, slapd, postgresql, mariadb, prosody]) await server(scene, { tls: true });
  await scene.capture();
  for (const port of [25, 143, 110, 21, 389, 5432, 3306]) await scene.client(opensslClient(HOST, port), { seconds: 4 });
  await scene.client(opensslClient('chat.example.com', 5222), { seconds: 4 });
  for (const url of [`smtps://${HOST}:25`, `imaps://${HOST}:143`]) await scene.client(['curl', '-sS', url], { seconds: 4 });
  await scene.client(['ldapsearch', '-x', '-H', `ldaps://${HOST}:389`, '-b', 'dc=example,dc=com'], { seconds: 4 });
  await scene.client(['gnutls-cli', '-p', '5432', HOST], { seconds: 4 });
  await scene.endCapture();
}
