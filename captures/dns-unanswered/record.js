import { buildGoClient } from '../lib/go.js';
import { unbound } from '../lib/unbound.js';

export const needs = ['unbound', 'curl', 'go'];
export const network = { server: ['10.0.0.9', '10.0.0.10'], hosts: {}, filter: 'tcp port 443 or port 53 or icmp' };

const ZONE = ['local-zone: "example.com." static', 'local-data: "api.example.com. A 10.0.0.9"', 'local-data: "pay.example.com. A 10.0.0.9"'];

/** questions for an A record of pay.example.com: 16 bits at the place of the type, behind UDP and DNS headers and the name. */
const TYPE_A = '@th,296,16 0x0001';

export async function record(scene) {
  await unbound(scene, { lines: ZONE });
  await buildGoClient(scene);
  scene.network.resolveAt('client', ['10.0.0.9', '10.0.0.10']);
  scene.nft('server', 'output udp sport 53 drop');
  await scene.capture();
  await scene.client(['curl', '-sS', '--connect-timeout', '12', 'https://api.example.com/health']);
  scene.set('server', 'nft', 'flush chain inet t output');
  scene.nft('server', `input udp dport 53 ${TYPE_A} drop`);
  scene.network.resolveAt('client', '10.0.0.9', 'options attempts:1 timeout:3');
  await scene.client(['curl', '-sS', '--connect-timeout', '12', 'https://pay.example.com/health']);
  await scene.client(['./fetch', 'https://pay.example.com/health']);
  await scene.endCapture();
}
