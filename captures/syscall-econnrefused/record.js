import { fetchInThreeWays } from '../lib/syscall.js';

export const needs = ['curl'];

export async function record(scene) {
  await scene.capture();
  await fetchInThreeWays(scene);
  await scene.endCapture();
}
