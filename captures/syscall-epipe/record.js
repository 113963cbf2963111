import { serveHealthily, sslErrno } from '../lib/syscall.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];

export async function record(scene) {
  await serveHealthily(scene, { protocols: 'TLSv1.2', more: 'keepalive_timeout 1s;' });
  await scene.capture();
  await sslErrno(scene, 'handshake', 'write', 'read', '2', 'write', '0.2', 'write');
  await scene.endCapture();
}
