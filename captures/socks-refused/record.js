import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['danted', 'microsocks', 'ssh', 'sshd', 'nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'proxy.example.com': '10.0.0.9', 'api.example.com': '10.0.0.9', 'closed.example.com': '10.0.0.9' },
};

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await serveDante(scene);
  await scene.serve(['microsocks', '-p', '1081', '-u', 'build', '-P', 'secret'], { port: 1081 });
  await serveSsh(scene);
  await scene.capture();
  await askDante(scene);
  await askMicrosocks(scene);
  await askSsh(scene);
  await scene.endCapture();
}

function fetch(scene, proxy, url = 'https://api.example.com/health') {
  return scene.client(['curl', '-sS', '-x', proxy, url], { env: { SSLKEYLOGFILE: 'keys.log' } });
}

async function askDante(scene) {
  await fetch(scene, 'socks5h://proxy.example.com:1080');
  await fetch(scene, 'socks5h://proxy.example.com:1080', 'https://api.example.com:4443/');
  await fetch(scene, 'socks5h://proxy.example.com:1080', 'https://closed.example.com:8443/');
  await fetch(scene, 'socks5h://proxy.example.com:1080', 'https://nobody.example.com/');
  await fetch(scene, 'socks4a://proxy.example.com:1080', 'https://api.example.com:4443/');
}

async function askMicrosocks(scene) {
  await fetch(scene, 'socks5h://proxy.example.com:1081');
  await fetch(scene, 'socks5h://build:wrong@proxy.example.com:1081');
  await fetch(scene, 'socks5h://build:secret@proxy.example.com:1081', 'https://closed.example.com:8443/');
  await fetch(scene, 'socks5h://build:secret@proxy.example.com:1081');
}

async function askSsh(scene) {
  await fetch(scene, 'socks5h://proxy.example.com:1082', 'https://closed.example.com:8443/');
  await fetch(scene, 'socks4a://proxy.example.com:1082', 'https://closed.example.com:8443/');
}

/** Port 443 is allowed, 8443 too (where nobody listens), and nothing else. */
function serveDante(scene) {
  const rule = (verdict, port) => `socks ${verdict} { from: 0.0.0.0/0 to: 0.0.0.0/0 ${port} protocol: tcp }`;
  writeFileSync(join(scene.work, 'danted.conf'), `logoutput: stdout
internal: eth0 port = 1080
external: eth0
clientmethod: none
socksmethod: none
user.unprivileged: nobody
client pass { from: 0.0.0.0/0 to: 0.0.0.0/0 }
${rule('block', 'port = 4443')}
${rule('pass', '')}
`);
  return scene.serve(['danted', '-f', 'danted.conf'], { port: 1080, quiet: true });
}

/** `ssh -D` on the proxy's host, to itself. */
async function serveSsh(scene) {
  const path = (name) => join(scene.work, name);
  scene.must('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', path('host_key'));
  scene.must('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', path('user_key'));
  writeFileSync(path('sshd_config'), `ListenAddress 127.0.0.1:2222
HostKey ${path('host_key')}
AuthorizedKeysFile ${path('user_key.pub')}
StrictModes no
PermitRootLogin yes
UsePAM no
PidFile none
`);
  scene.must('mkdir', '-p', '/run/sshd');
  await scene.serve(['/usr/sbin/sshd', '-D', '-e', '-f', path('sshd_config')], { port: 2222, quiet: true });
  const options = ['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-i', path('user_key')];
  await scene.serve(['ssh', '-N', '-D', '0.0.0.0:1082', '-p', '2222', ...options, 'root@127.0.0.1'], { port: 1082, quiet: true });
}
