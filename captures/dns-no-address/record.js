import { buildGoClient } from '../lib/go.js';
import { sleep } from '../lib/processes.js';
import { unbound } from '../lib/unbound.js';

export const needs = ['unbound', 'curl', 'go', 'java'];
export const network = { hosts: {}, filter: 'tcp port 443 or port 53 or icmp' };

const ZONE = [
  'local-zone: "example.com." static',
  `local-data: "example.com. SOA ns.example.com. ops.example.com. 1 3600 600 86400 300"`,
  `local-data: 'api.example.com. TXT "moved behind the new gateway, see the wiki"'`,
  'local-data: "www.example.com. CNAME gateway.example.com."',
  `local-data: 'gateway.example.com. TXT "not yet"'`,
  'local-data: "v4.example.com. A 10.0.0.9"',
];

export async function record(scene) {
  await unbound(scene, { lines: ZONE });
  scene.network.resolveAt('client', '10.0.0.9');
  scene.bring('healthcheck.py', 'Fetch.java');
  await buildGoClient(scene);
  await scene.prepare(['javac', '-d', '.', 'Fetch.java']);
  await scene.capture();
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.client(['/usr/bin/python3', 'healthcheck.py', 'https://www.example.com/health']);
  await scene.client(['./fetch', 'https://api.example.com/health']);
  await sleep(1200);
  await scene.client(['java', 'Fetch', 'https://www.example.com/health']);
  await scene.client(['curl', '-sS', '-6', 'https://v4.example.com/health']);
  await scene.endCapture();
}
