import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { ...ROUTED, hosts: { ...ROUTED.hosts, 'blocked.example.net': '192.0.2.9' } };

/** "blocked.example.net" as nftables compares it: 8 bytes at the place where curl's hello has the name. */
const BLOCKED = `0x${Buffer.from('blocked.').toString('hex')}`;

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', 'blocked.example.net'] });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  const withData = 'forward tcp dport 443 tcp flags & (psh|ack) == (psh|ack)';
  scene.nft('wire', `${withData} @th,${nameOffsetBits()},64 ${BLOCKED} reject with tcp reset`);
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['curl', '-sS', 'https://blocked.example.net/health']);
  await scene.endCapture();
}

/**
 * Where the name begins in the hello of this curl: after the TCP header with its timestamps, record and handshake
 * headers, version, random, session id, 31 suites, compression, and the length of the extensions, of which
 * server_name is the first.
 */
function nameOffsetBits() {
  const suites = 2 + 62;
  const beforeExtensions = 32 + 5 + 4 + 2 + 32 + 33 + suites + 2 + 2;
  return (beforeExtensions + 4 + 2 + 1 + 2) * 8;
}
