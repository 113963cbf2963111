import { ROUTED } from '../lib/router.js';
import { fetchInThreeWays, serveHealthily } from '../lib/syscall.js';

export const needs = ['nginx', 'curl'];
export const network = ROUTED;

export async function record(scene) {
  await serveHealthily(scene);
  scene.nft('wire', 'forward tcp dport 443 reject');
  await scene.capture();
  await fetchInThreeWays(scene);
  await scene.endCapture();
}
