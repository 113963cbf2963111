import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';

export const needs = ['squid', 'tinyproxy', 'haproxy', 'curl', 'wget', 'go'];
export const keeps = ['root.pem'];
export const network = {
  hosts: { 'proxy.example.com': '10.0.0.9', 'api.example.com': '10.0.0.9', 'files.example.net': '10.0.0.9' },
};

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  await squid(scene);
  await tinyproxy(scene);
  await haproxy(scene);
  await scene.capture();
  await fetch(scene, 'http://proxy.example.com:3128', 'https://files.example.net/');
  await fetch(scene, 'http://proxy.example.com:3128', 'https://api.example.com/');
  await fetch(scene, 'http://proxy.example.com:3128', 'https://nobody.example.com/');
  await fetch(scene, 'http://proxy.example.com:3129', 'https://api.example.com/');
  const proxy = { https_proxy: 'http://proxy.example.com:3129' };
  await scene.client(['wget', '-q', '-O', '-', '--tries=1', 'https://api.example.com/'], { env: proxy });
  await fetch(scene, 'http://proxy.example.com:8888', 'https://files.example.net/');
  await fetch(scene, 'http://proxy.example.com:8888', 'https://api.example.com/');
  await fetch(scene, 'http://proxy.example.com:8080', 'https://api.example.com/');
  await scene.endCapture();
}

function fetch(scene, proxy, url) {
  return scene.client(['curl', '-sS', '-x', proxy, url]);
}

/** Port 3128 forbids one host; port 3129 wants to know who asks. Nobody listens on api.example.com:443. */
async function squid(scene) {
  chmodSync(scene.work, 0o777);
  writeFileSync(join(scene.work, 'users'), '');
  writeFileSync(join(scene.work, 'squid.conf'), `http_port 3128
http_port 3129
pid_filename none
cache deny all
access_log none
cache_log ${scene.work}/squid.log
coredump_dir ${scene.work}
hosts_file /etc/hosts
dns_timeout 1 second
shutdown_lifetime 0 seconds
auth_param basic program /usr/lib/squid/basic_ncsa_auth ${scene.work}/users
acl known proxy_auth REQUIRED
acl asking localport 3129
acl files dstdomain files.example.net
http_access deny files
http_access allow asking known
http_access deny asking
http_access allow all
`);
  await scene.serve(['squid', '-N', '-f', 'squid.conf'], { port: 3128, quiet: true });
}

async function tinyproxy(scene) {
  writeFileSync(join(scene.work, 'filter'), 'files\\.example\\.net\n');
  writeFileSync(join(scene.work, 'tinyproxy.conf'), `Port 8888
Timeout 10
LogLevel Error
Filter "${scene.work}/filter"
ConnectPort 443
`);
  await scene.serve(['tinyproxy', '-d', '-c', 'tinyproxy.conf'], { port: 8888, quiet: true });
}

/** A reverse proxy that somebody took for a forward proxy. */
async function haproxy(scene) {
  writeFileSync(join(scene.work, 'haproxy.cfg'), `defaults
  mode http
  timeout connect 1s
  timeout client 5s
  timeout server 5s
frontend web
  bind :8080
  default_backend api
backend api
  server api 127.0.0.1:9
`);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg'], { port: 8080, quiet: true });
}
