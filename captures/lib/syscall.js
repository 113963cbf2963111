// SSL_ERROR_SYSCALL: the library says "ask the operating system", and errno is what the operating system says.
import { makeCompany } from './company.js';
import { httpsServer, writeNginxConfig } from './nginx.js';

const URL = 'https://api.example.com/health';

/** A healthy nginx behind whatever the story puts before it. */
export async function serveHealthily(scene, { kind = 'ec', ...settings } = {}) {
  makeCompany(scene, { kind });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer(settings));
  await scene.nginx();
}

/** A client in OpenSSL's own terms: the calls (handshake, write, read, seconds to wait), and errno after them. */
export function sslErrno(scene, ...calls) {
  scene.bring('ssl_errno.py');
  return scene.client(['/usr/bin/python3', 'ssl_errno.py', 'api.example.com', ...calls]);
}

/** The same failure as three programs print it: OpenSSL's calls, curl, Python. */
export async function fetchInThreeWays(scene) {
  scene.bring('healthcheck.py');
  await sslErrno(scene, 'handshake', 'write', 'read');
  await scene.client(['curl', '-sS', URL]);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', URL]);
}

/** Linux gives up an established connection after two retries here, not after a quarter of an hour. */
export function giveUpSoon(scene) {
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_retries2=3');
}

/** Routers say "unreachable" once a second at most, unless they are told otherwise. */
export function answerEachByIcmp(scene) {
  scene.set('wire', 'sysctl', '-qw', 'net.ipv4.icmp_ratelimit=0');
}
