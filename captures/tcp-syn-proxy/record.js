import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = ROUTED;

const PROXY = 'add table ip proxy;'
  + 'add chain ip proxy early { type filter hook prerouting priority -300; };'
  + 'add rule ip proxy early tcp dport 443 tcp flags syn notrack;'
  + 'add chain ip proxy through { type filter hook forward priority 0; };'
  + 'add rule ip proxy through tcp dport 443 ct state invalid,untracked synproxy mss 1460 wscale 7 timestamp sack-perm;'
  + 'add rule ip proxy through ct state invalid drop';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.set('wire', 'sysctl', '-qw', 'net.netfilter.nf_conntrack_tcp_loose=0', 'net.ipv4.tcp_syncookies=1');
  scene.set('wire', 'nft', PROXY);
  await scene.capture();
  await fetchHealth(scene);
  scene.nft('server', 'input tcp dport 443 reject with tcp reset');
  await fetchHealth(scene);
  scene.set('server', 'nft', 'flush ruleset');
  scene.nft('server', 'input tcp dport 443 drop');
  await fetchHealth(scene);
  scene.set('server', 'nft', 'flush ruleset');
  await fetchHealth(scene);
  await scene.endCapture();
}

function fetchHealth(scene) {
  return scene.client(['curl', '-sS', '-m', '5', 'https://api.example.com/health']);
}
