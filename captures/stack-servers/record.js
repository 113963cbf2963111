import { makeCompany } from '../lib/company.js';
import { makeDatabase } from '../lib/nss.js';
import { STACKS } from '../lib/stacks.js';
import { askEach } from '../lib/stack-servers.js';

export const needs = ['gnutls-serv', 'selfserv', 'certutil', 'go', 'java', 'deno'];
export const keeps = ['root.pem'];
export const network = STACKS;

const PKCS12 = ['openssl', 'pkcs12', '-export', '-in', 'chain.pem', '-inkey', 'server.key', '-name', 'server'];

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  const keys = ['--x509certfile=chain.pem', '--x509keyfile=server.key'];
  await scene.serve(['gnutls-serv', '--http', '--quiet', '-p', '4001', ...keys], { port: 4001 });
  await scene.prepare([...PKCS12, '-out', 'server.p12', '-passout', 'pass:changeit']);
  await selfserv(scene, 4002);
  scene.bring('serve.go', 'Serve.java', 'serve-deno.js');
  await scene.prepare(['go', 'build', '-o', 'serve', 'serve.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve', ':4003'], { port: 4003 });
  await scene.serve(['java', 'Serve.java', '4004'], { port: 4004 });
  const env = { HOME: scene.work, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1' };
  await scene.serve(['deno', 'run', '--allow-net', '--allow-read', 'serve-deno.js', '4005'], { port: 4005, env });
  await scene.capture();
  await askEach(scene, [4001, 4002, 4003, 4004, 4005]);
  await scene.endCapture();
}

/** selfserv binds to an IPv6 address, which also takes IPv4. */
async function selfserv(scene, port) {
  scene.set('server', 'sysctl', '-qw', 'net.ipv6.conf.lo.disable_ipv6=0');
  await makeDatabase(scene, 'server-db');
  const database = ['-d', 'sql:server-db'];
  await scene.prepare(['pk12util', '-i', 'server.p12', ...database, '-W', 'changeit', '-K', '']);
  const words = ['selfserv', ...database, '-p', String(port), '-e', 'server', '-H', '1', '-u', '-V', 'tls1.0:'];
  return scene.serve(words, { port });
}
