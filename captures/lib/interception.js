// Boxes on the way that open TLS: on the router between client and server, whose port 443 they catch.
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './processes.js';

const CERTGEN = '/usr/lib/squid/security_file_certgen';

/** mitmproxy with the authority that it makes for itself; returns that authority's certificate, a file. */
export async function mitmproxy(scene) {
  const folder = join(scene.work, 'mitm');
  await scene.serve(['mitmdump', '--mode', 'transparent', '--listen-port', '8080', '--set', 'confdir=mitm',
    '--set', 'ssl_verify_upstream_trusted_ca=root.pem'], { port: 8080, side: 'wire', quiet: true });
  const file = join(folder, 'mitmproxy-ca-cert.pem');
  await until(() => existsSync(file), 10, () => 'mitmproxy made no certificate');
  return 'mitm/mitmproxy-ca-cert.pem';
}

/** Squid that looks at everything, signing with `authority`; `outgoing` are more words of tls_outgoing_options. */
export async function squid(scene, authority, outgoing = '') {
  chmodSync(scene.work, 0o777);
  mkdirSync(join(scene.work, 'squid'));
  chmodSync(join(scene.work, 'squid'), 0o777);
  writeFileSync(join(scene.work, 'gateway-both.pem'), authority.text() + scene.read(authority.key));
  writeFileSync(join(scene.work, 'hosts'), Object.entries(scene.settings.hosts).map(([host, at]) => `${at} ${host}\n`).join(''));
  await scene.prepare([CERTGEN, '-c', '-s', join(scene.work, 'squid/db'), '-M', '4MB']);
  await scene.prepare(['chown', '-R', 'proxy', join(scene.work, 'squid')]);
  writeFileSync(join(scene.work, 'squid.conf'), `http_port 3128
https_port 8080 intercept ssl-bump tls-cert=${scene.work}/gateway-both.pem generate-host-certificates=on
sslcrtd_program ${CERTGEN} -s ${scene.work}/squid/db -M 4MB
sslcrtd_children 1
tls_outgoing_options cafile=${scene.work}/root.pem ${outgoing}
acl first at_step SslBump1
ssl_bump peek first
ssl_bump bump all
http_access allow all
hosts_file ${scene.work}/hosts
dns_timeout 1 second
pid_filename none
cache deny all
access_log none
cache_log ${scene.work}/squid/cache.log
coredump_dir ${scene.work}/squid
shutdown_lifetime 1 seconds
`);
  await scene.serve(['squid', '-N', '-f', join(scene.work, 'squid.conf')], { port: 8080, side: 'wire', quiet: true });
}

/** From now on the router hands what goes to port 443 to the box. */
export function divert(scene) {
  scene.set('wire', 'nft', 'add table ip nat; add chain ip nat in { type nat hook prerouting priority -100; };'
    + 'add rule ip nat in iifname left tcp dport 443 redirect to :8080');
}
