import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];
export const network = ROUTED;

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('twice.py');
  scene.nft('wire', 'forward ct state invalid drop');
  scene.set('wire', 'sysctl', '-qw',
    'net.netfilter.nf_conntrack_tcp_loose=0', 'net.netfilter.nf_conntrack_tcp_timeout_established=3');
  await scene.capture();
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.client(['timeout', '14', '/usr/bin/python3', 'twice.py', 'api.example.com', '6'], { env });
  await scene.endCapture();
}
