import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchInThreeWays } from '../lib/syscall.js';

export const needs = ['haproxy', 'curl'];

export async function record(scene) {
  writeFileSync(join(scene.work, 'haproxy.cfg'), `global
  log stdout format raw local0

defaults
  mode tcp
  log global
  option tcplog
  timeout connect 2s
  timeout client 5s
  timeout server 5s

frontend tls
  bind :443
  tcp-request inspect-delay 2s
  tcp-request content accept if { req.ssl_hello_type 1 }
  default_backend nodes

backend nodes
`);
  await scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg']);
  await scene.capture();
  await fetchInThreeWays(scene);
  await scene.endCapture();
}
