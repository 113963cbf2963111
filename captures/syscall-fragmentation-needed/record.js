import { ROUTED } from '../lib/router.js';
import { serveHealthily, sslErrno } from '../lib/syscall.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];
export const network = { ...ROUTED, captureOn: 'server' };

export async function record(scene) {
  await serveHealthily(scene, { kind: 'rsa', protocols: 'TLSv1.2' });
  scene.set('wire', 'ip', 'link', 'set', 'left', 'mtu', '1280');
  await scene.capture();
  await sslErrno(scene, 'handshake', 'write', 'read');
  await scene.endCapture();
}
