// An HAProxy that answers on the TLS port by itself and logs to its standard output.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes haproxy.cfg and both.pem (chain and key in one file); `bind` is added to the words of its bind line. */
export function writeHaproxyConfig(scene, bind = '') {
  writeFileSync(join(scene.work, 'both.pem'), scene.read('chain.pem') + scene.read('server.key'));
  writeFileSync(join(scene.work, 'haproxy.cfg'), `global
  log stdout format raw local0

defaults
  mode http
  log global
  option httplog
  timeout connect 2s
  timeout client 5s
  timeout server 5s

frontend api
  bind :443 ssl crt both.pem ${bind}
  http-request return status 200 content-type application/json string '{"status":"up"}'
`);
}

export function haproxy(scene) {
  return scene.serve(['haproxy', '-db', '-f', 'haproxy.cfg']);
}
