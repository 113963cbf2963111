// Which program comes from which Debian package, and what it answers when asked for its version.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PYTHON_VERSION = 'import sys, ssl; print("Python", sys.version.split()[0], "with", ssl.OPENSSL_VERSION)';
const NODE_VERSION = '"Node.js " + process.version + " with OpenSSL " + process.versions.openssl';
const PERL_VERSION = 'print "IO::Socket::SSL $IO::Socket::SSL::VERSION with ", Net::SSLeay::SSLeay_version(0)';

/** For programs that do not know their own version. */
function debianVersion(name) {
  return `dpkg-query -W -f '\${Package} \${Version} (Debian)\\n' ${name}`;
}

const TOOLS = {
  ip: { package: 'iproute2', version: ['ip', '-V'] },
  nft: { package: 'nftables', version: ['nft', '--version'] },
  ethtool: { package: 'ethtool', version: ['ethtool', '--version'] },
  faketime: { package: 'faketime' },
  tcpdump: { package: 'tcpdump', version: ['tcpdump', '--version'] },
  tshark: { package: 'tshark', version: ['tshark', '--version'] },
  openssl: { package: 'openssl', version: ['openssl', 'version'] },
  nginx: { package: 'nginx-light libnginx-mod-stream', version: ['nginx', '-v'] },
  curl: { package: 'curl', version: ['curl', '--version'] },
  '/usr/bin/python3': {
    package: 'python3',
    version: ['/usr/bin/python3', '-c', PYTHON_VERSION],
  },
  go: { package: 'golang-go', version: ['go', 'version'] },
  java: { package: 'openjdk-17-jdk-headless', version: ['java', '--version'] },
  node: { package: 'nodejs', version: ['node', '-p', NODE_VERSION] },
  'gnutls-cli': { package: 'gnutls-bin', version: ['gnutls-cli', '--version'] },
  wget: { package: 'wget', version: ['wget', '--version'] },
  git: { package: 'git', version: ['git', '--version'] },
  perl: { package: 'libio-socket-ssl-perl liblwp-protocol-https-perl', version: ['perl', '-MIO::Socket::SSL', '-e', PERL_VERSION] },
  php: { package: 'php-cli', version: ['php', '--version'] },
  ruby: { package: 'ruby', version: ['ruby', '--version'] },
  chromium: { package: 'chromium', version: ['sh', '-c', 'chromium --version 2>/dev/null'] },
  'firefox-esr': { package: 'firefox-esr', version: ['firefox-esr', '--version'] },
  tstclnt: { package: 'libnss3-tools', version: ['sh', '-c', debianVersion('libnss3')] },
  selfserv: { package: 'libnss3-tools' },
  certutil: { package: 'libnss3-tools' },
  'gnutls-serv': { package: 'gnutls-bin' },
  apache2: { package: 'apache2', version: ['apache2', '-v'] },
  lighttpd: { package: 'lighttpd lighttpd-mod-openssl', version: ['lighttpd', '-v'] },
  gcc: { package: 'gcc libmbedtls-dev libwolfssl-dev', version: ['gcc', '--version'] },
  deno: { package: 'npm, then npm install -g deno', version: ['deno', '--version'] },
  bun: { package: 'npm, then npm install -g bun', version: ['sh', '-c', 'echo "Bun $(bun --version)"'] },
  erl: { package: 'erlang-base erlang-ssl erlang-inets', version: ['sh', '-c', debianVersion('erlang-ssl')] },
  botan: { package: 'botan', version: ['sh', '-c', debianVersion('botan')] },
  'bssl-tool': { package: 'android-boringssl', version: ['sh', '-c', debianVersion('android-boringssl')] },
  'lua5.3': { package: 'lua5.3 lua-sec', version: ['sh', '-c', debianVersion('lua-sec')] },
  tclsh: { package: 'tcl-tls', version: ['sh', '-c', debianVersion('tcl-tls')] },
  w3m: { package: 'w3m', version: ['sh', '-c', debianVersion('w3m')] },
  socat: { package: 'socat', version: ['sh', '-c', debianVersion('socat')] },
  ncat: { package: 'ncat', version: ['ncat', '--version'] },
  'bearssl.h': { package: 'libbearssl-dev', file: '/usr/include/bearssl.h', version: ['sh', '-c', debianVersion('libbearssl-dev')] },
  'bctls.jar': { package: 'libbctls-java', file: '/usr/share/java/bctls.jar', version: ['sh', '-c', debianVersion('libbctls-java')] },
  haproxy: { package: 'haproxy', version: ['haproxy', '-v'] },
  pebble: { package: 'pebble', version: ['sh', '-c', debianVersion('pebble')] },
  certbot: { package: 'certbot', version: ['certbot', '--version'] },
  lego: { package: 'lego', version: ['sh', '-c', debianVersion('lego')] },
  acmetool: { package: 'acmetool', version: ['sh', '-c', debianVersion('acmetool')] },
  nmap: { package: 'nmap', version: ['nmap', '--version'] },
  dnsmasq: { package: 'dnsmasq-base', version: ['dnsmasq', '--version'] },
  unbound: { package: 'unbound', version: ['unbound', '-V'] },
  sniproxy: { package: 'sniproxy', version: ['sh', '-c', debianVersion('sniproxy')] },
  traffic_server: { package: 'trafficserver', version: ['traffic_server', '-V'] },
  tsxs: { package: 'trafficserver-dev' },
  gcc: { package: 'gcc', version: ['gcc', '--version'] },
  danted: { package: 'dante-server', version: ['sh', '-c', debianVersion('dante-server')] },
  microsocks: { package: 'microsocks', version: ['sh', '-c', debianVersion('microsocks')] },
  ssh: { package: 'openssh-client', version: ['ssh', '-V'] },
  sshd: { package: 'openssh-server' },
  squid: { package: 'squid-openssl', version: ['squid', '--version'] },
  mitmdump: { package: 'mitmproxy', version: ['mitmdump', '--version'] },
  dumpcap: { package: 'tshark', version: ['dumpcap', '--version'] },
  tinyproxy: { package: 'tinyproxy', version: ['tinyproxy', '-v'] },
  postfix: { package: 'postfix', version: ['postconf', '-h', 'mail_version'] },
  dovecot: { package: 'dovecot-imapd dovecot-pop3d', version: ['dovecot', '--version'] },
  vsftpd: { package: 'vsftpd', version: ['sh', '-c', debianVersion('vsftpd')] },
  slapd: { package: 'slapd', version: ['sh', '-c', debianVersion('slapd')] },
  postgres: { package: 'postgresql', version: ['psql', '--version'] },
  psql: { package: 'postgresql-client' },
  mariadbd: { package: 'mariadb-server', version: ['mariadbd', '--version'] },
  mariadb: { package: 'mariadb-client' },
  prosody: { package: 'prosody', version: ['sh', '-c', debianVersion('prosody')] },
  ldapsearch: { package: 'ldap-utils', version: ['sh', '-c', debianVersion('ldap-utils')] },
  lftp: { package: 'lftp', version: ['lftp', '--version'] },
  swaks: { package: 'swaks', version: ['sh', '-c', debianVersion('swaks')] },
  nghttp: { package: 'nghttp2-client', version: ['nghttp', '--version'] },
  hping3: { package: 'hping3', version: ['sh', '-c', debianVersion('hping3')] },
  gdb: { package: 'gdb', version: ['gdb', '--version'] },
};

/** Every recording stands on these. */
export const ALWAYS_NEEDED = ['ip', 'nft', 'ethtool', 'tcpdump', 'tshark', 'openssl', 'faketime', '/usr/bin/python3'];

/** The tools of `names` that this machine lacks, each as `{ name, package }`. */
export function missingTools(names) {
  return names.filter((name) => !isInstalled(name)).map((name) => ({ name, package: TOOLS[name].package }));
}

/** The first line that the program prints about its version; undefined for one that is not in the table. */
export function versionOf(name) {
  const command = TOOLS[name]?.version;
  if (!command) return undefined;
  const [program, ...args] = command;
  const both = execFileSync('sh', ['-c', '"$0" "$@" 2>&1', program, ...args], { encoding: 'utf8' });
  const first = both.split('\n').find((line) => line.trim() !== '' && !line.startsWith('Running as user'));
  return first.trim().split(' zlib/')[0];
}

function isInstalled(name) {
  const { file } = TOOLS[name];
  if (file) return existsSync(file);
  try {
    execFileSync('sh', ['-c', 'command -v "$0"', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
