// A router that forgets connections which were idle for three seconds, and what it does with their packets then.
import { makeCompany } from './company.js';
import { httpsServer, writeNginxConfig } from './nginx.js';
import { ROUTED } from './router.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];
export const network = ROUTED;

/** A client asks, pauses for six seconds and asks again: `verdict` is nftables' for packets of no connection it knows. */
export async function askTwiceThrough(scene, verdict, ...limit) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.bring('twice.py');
  scene.nft('wire', `forward ct state invalid ${verdict}`);
  scene.set('wire', 'sysctl', '-qw',
    'net.netfilter.nf_conntrack_tcp_loose=0', 'net.netfilter.nf_conntrack_tcp_timeout_established=3');
  await scene.capture();
  const asks = ['/usr/bin/python3', 'twice.py', 'api.example.com', '6'];
  await scene.client([...limit, ...asks], { env: { SSLKEYLOGFILE: 'keys.log' } });
  await scene.endCapture();
}
