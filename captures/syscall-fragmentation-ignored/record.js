import { ROUTED } from '../lib/router.js';
import { serveHealthily } from '../lib/syscall.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { ...ROUTED, captureOn: 'server' };

export async function record(scene) {
  await serveHealthily(scene, { kind: 'rsa', protocols: 'TLSv1.2' });
  scene.set('wire', 'ip', 'link', 'set', 'left', 'mtu', '1280');
  scene.nft('server', 'input icmp type destination-unreachable drop');
  await scene.capture();
  await scene.client(['curl', '-sS', '--max-time', '4', 'https://api.example.com/health']);
  await scene.endCapture();
}
