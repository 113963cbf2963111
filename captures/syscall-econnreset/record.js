import { fetchInThreeWays, serveHealthily } from '../lib/syscall.js';

export const needs = ['nginx', 'curl'];

export async function record(scene) {
  await serveHealthily(scene);
  scene.nft('server', 'input tcp dport 443 tcp flags & psh == psh reject with tcp reset');
  await scene.capture();
  await fetchInThreeWays(scene);
  await scene.endCapture();
}
