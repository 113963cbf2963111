// Servers that begin in the clear and turn to TLS when asked, each as Debian has it, on its own port.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './processes.js';

/** Debian's own numbers, whatever a case calls its hosts. */
export const STARTTLS_TOOLS = ['postfix', 'dovecot', 'vsftpd', 'slapd', 'postgres', 'mariadbd', 'prosody'];

const POSTGRES = '/usr/lib/postgresql/15/bin';

/** The options of each take `tls`: whether the server has its certificate; server.key and chain.pem must be there. */
export function postfix(scene, { tls, port = 25, implicit = false, settings = '' }) {
  const queue = folder(scene, 'postfix-queue');
  const data = folder(scene, 'postfix-data', 'postfix');
  const config = folder(scene, 'postfix');
  writeFileSync(join(config, 'main.cf'), `compatibility_level = 3.6
queue_directory = ${queue}
data_directory = ${data}
mail_owner = postfix
setgid_group = postdrop
myhostname = mail.example.com
mydestination =
local_recipient_maps =
alias_maps =
smtpd_relay_restrictions = reject
inet_interfaces = all
inet_protocols = ipv4
maillog_file = /dev/stdout
alternate_config_directories = ${config}
${tls ? `smtpd_tls_chain_files = ${scene.work}/server.key, ${scene.work}/chain.pem\nsmtpd_tls_security_level = may\n` : ''}${settings}
`);
  writeFileSync(join(config, 'master.cf'), `${port} inet n - n - - smtpd${implicit ? ' -o smtpd_tls_wrappermode=yes' : ''}
postlog unix-dgram n - n - 1 postlogd
anvil unix - - n - 1 anvil
rewrite unix - - n - - trivial-rewrite
cleanup unix n - n - 0 cleanup
tlsmgr unix - - n 1000? 1 tlsmgr
`);
  must('postfix', '-c', config, 'check');
  return scene.serve(['/usr/lib/postfix/sbin/master', '-c', config, '-d'], { port, quiet: true });
}

export function dovecot(scene, { tls, implicit = false }) {
  const run = folder(scene, 'dovecot-run');
  const ports = (name, clear, over) => `service ${name}-login {
  chroot =
  inet_listener ${name} {
    port = ${implicit ? 0 : clear}
  }
  inet_listener ${name}s {
    port = ${implicit ? over : 0}
    ssl = yes
  }
}`;
  writeFileSync(join(scene.work, 'dovecot.conf'), `protocols = imap pop3
base_dir = ${run}
log_path = /dev/stderr
ssl = ${tls ? 'yes' : 'no'}
${tls ? `ssl_cert = <${scene.work}/chain.pem\nssl_key = <${scene.work}/server.key` : ''}
mail_location = maildir:/nonexistent
service anvil {
  chroot =
}
service stats {
  chroot =
}
passdb {
  driver = static
  args = nopassword=y
}
userdb {
  driver = static
  args = uid=65534 gid=65534 home=/nonexistent
}
${ports('imap', 143, 993)}
${ports('pop3', 110, 995)}
`);
  return scene.serve(['dovecot', '-F', '-c', join(scene.work, 'dovecot.conf')], { port: implicit ? 993 : 143, quiet: true });
}

export function vsftpd(scene, { tls, implicit = false }) {
  const port = implicit ? 990 : 21;
  writeFileSync(join(scene.work, 'vsftpd.conf'), `listen=YES
listen_port=${port}
background=NO
anonymous_enable=YES
seccomp_sandbox=NO
secure_chroot_dir=${folder(scene, 'vsftpd')}
ssl_enable=${tls ? 'YES' : 'NO'}
${tls ? `rsa_cert_file=${scene.work}/chain.pem\nrsa_private_key_file=${scene.work}/server.key\nimplicit_ssl=${implicit ? 'YES' : 'NO'}\n` : ''}`);
  return scene.serve(['vsftpd', join(scene.work, 'vsftpd.conf')], { port, quiet: true });
}

export function slapd(scene, { tls, urls = 'ldap://0.0.0.0:389/', port = 389 }) {
  const data = folder(scene, 'ldap');
  writeFileSync(join(scene.work, 'slapd.conf'), `include /etc/ldap/schema/core.schema
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${data}/pid
${tls ? `TLSCertificateFile ${scene.work}/chain.pem\nTLSCertificateKeyFile ${scene.work}/server.key\n` : ''}database mdb
suffix "dc=example,dc=com"
directory ${data}
`);
  return scene.serve(['slapd', '-d', '0', '-f', join(scene.work, 'slapd.conf'), '-h', urls], { port, quiet: true });
}

export function postgresql(scene, { tls, port = 5432 }) {
  const data = join(scene.work, 'postgres');
  must('install', '-d', '-o', 'postgres', '-m', '700', data);
  must('setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', `${POSTGRES}/initdb`, '-D', data, '-A', 'trust');
  if (tls) {
    must('install', '-o', 'postgres', '-m', '600', join(scene.work, 'server.key'), join(data, 'server.key'));
    must('install', '-o', 'postgres', '-m', '600', join(scene.work, 'chain.pem'), join(data, 'server.crt'));
  }
  const options = ['-c', 'listen_addresses=*', '-c', `unix_socket_directories=${data}`, '-c', `ssl=${tls ? 'on' : 'off'}`];
  writeFileSync(join(data, 'pg_hba.conf'), 'host all all 0.0.0.0/0 trust\n');
  const start = [`${POSTGRES}/postgres`, '-D', data, '-p', String(port), ...options];
  return scene.serve(['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups', ...start], { port, quiet: true });
}

export function mariadb(scene, { tls, port = 3306 }) {
  // It reads its key when it is no longer root.
  chmodSync(join(scene.work, 'server.key'), 0o644);
  const data = folder(scene, 'mariadb', 'mysql');
  must('mariadb-install-db', '--user=mysql', `--datadir=${data}`, '--auth-root-authentication-method=normal');
  must('mariadbd', '--version');
  const files = tls ? [`--ssl-cert=${scene.work}/chain.pem`, `--ssl-key=${scene.work}/server.key`, '--ssl'] : ['--skip-ssl'];
  return scene.serve(['mariadbd', '--no-defaults', '--user=mysql', `--datadir=${data}`, `--socket=${data}/socket`,
    `--pid-file=${data}/pid`, '--bind-address=0.0.0.0', `--port=${port}`, '--skip-name-resolve', '--skip-grant-tables', ...files], { port, quiet: true });
}

export function prosody(scene, { tls, implicit = false }) {
  const data = folder(scene, 'prosody');
  const ports = implicit
    ? 'c2s_ports = {}\nc2s_direct_tls_ports = { 5223 }'
    : 'c2s_ports = { 5222 }';
  writeFileSync(join(scene.work, 'prosody.cfg.lua'), `run_as_root = true
daemonize = false
pidfile = "${data}/pid"
data_path = "${data}"
modules_enabled = { "saslauth"${tls ? ', "tls"' : ''} }
modules_disabled = { "s2s" }
c2s_require_encryption = false
log = { { levels = { min = "error" }, to = "console" } }
${ports}
${tls ? `ssl = { certificate = "${scene.work}/chain.pem"; key = "${scene.work}/server.key" }` : ''}
VirtualHost "chat.example.com"
`);
  const port = implicit ? 5223 : 5222;
  return scene.serve(['prosody', '--config', join(scene.work, 'prosody.cfg.lua')], { port, quiet: true });
}

function folder(scene, name, owner = 'root') {
  const path = join(scene.work, name);
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
  must('chown', owner, path);
  return path;
}
