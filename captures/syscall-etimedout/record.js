import { ROUTED } from '../lib/router.js';
import { giveUpSoon, serveHealthily, sslErrno } from '../lib/syscall.js';

export const needs = ['nginx'];
export const network = ROUTED;

export async function record(scene) {
  await serveHealthily(scene);
  giveUpSoon(scene);
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_syn_retries=2');
  scene.nft('wire', 'forward tcp dport 443 tcp flags & psh == psh drop');
  await scene.capture();
  await sslErrno(scene, 'handshake');
  scene.nft('wire', 'forward tcp dport 443 drop');
  await sslErrno(scene, 'handshake');
  await scene.endCapture();
}
