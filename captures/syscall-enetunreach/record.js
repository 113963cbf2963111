import { ROUTED } from '../lib/router.js';
import { answerEachByIcmp, fetchInThreeWays } from '../lib/syscall.js';

export const needs = ['curl'];
export const network = { ...ROUTED, hosts: { 'api.example.com': '198.51.100.9' } };

export async function record(scene) {
  answerEachByIcmp(scene);
  await scene.capture();
  await fetchInThreeWays(scene);
  await scene.endCapture();
}
