import { sleep } from '../lib/processes.js';
import { ROUTED } from '../lib/router.js';
import { answerEachByIcmp, fetchInThreeWays, giveUpSoon, serveHealthily, sslErrno } from '../lib/syscall.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = ROUTED;
const UNREACHABLE = ['unreachable', '192.0.2.9/32'];

export async function record(scene) {
  await serveHealthily(scene, { protocols: 'TLSv1.2' });
  giveUpSoon(scene);
  answerEachByIcmp(scene);
  await scene.capture();
  scene.set('wire', 'ip', 'route', 'add', ...UNREACHABLE);
  await fetchInThreeWays(scene);
  scene.set('wire', 'ip', 'route', 'del', ...UNREACHABLE);
  const talking = sslErrno(scene, 'handshake', 'write', 'read', '1', 'write', 'read');
  await sleep(700);
  scene.set('wire', 'ip', 'route', 'add', ...UNREACHABLE);
  await talking;
  await scene.endCapture();
}
