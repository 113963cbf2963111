import { buildGoClient } from '../lib/go.js';
import { unbound } from '../lib/unbound.js';

export const needs = ['unbound', 'dnsmasq', 'curl', 'go', 'node'];
export const network = { server: ['10.0.0.9', '10.0.0.10'], hosts: {}, filter: 'tcp port 443 or port 53 or icmp' };

/** The zone's own server is not there: unbound asks 10.0.0.66, which nobody has, until its patience ends. */
const DEAD_ZONE = 'stub-zone:\n  name: "example.com"\n  stub-addr: 127.0.0.1@5353';
const REFUSING = ['dnsmasq', '--keep-in-foreground', '--user=root', '--pid-file=', '--no-resolv', '--no-hosts',
  '--no-poll', '--bind-interfaces', '--listen-address=10.0.0.10', '--except-interface=lo'];

export async function record(scene) {
  const lines = ['do-not-query-localhost: no'];
  await unbound(scene, { lines, more: DEAD_ZONE });
  await scene.serve(REFUSING, { port: 53, quiet: true });
  scene.bring('fetch.cjs', 'healthcheck.py');
  await buildGoClient(scene);
  await scene.capture();
  scene.network.resolveAt('client', '10.0.0.9');
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['node', 'fetch.cjs', 'https://api.example.com/health']);
  await scene.client(['./fetch', 'https://api.example.com/health']);
  scene.network.resolveAt('client', '10.0.0.10');
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://shop.example.net/health']);
  await scene.client(['./fetch', 'https://shop.example.net/health']);
  await scene.endCapture();
}
