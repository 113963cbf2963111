import { recordMtuBlackHole } from '../lib/mtu-black-hole.js';
import { ROUTED } from '../lib/router.js';

export const needs = ['nginx', 'curl'];
export const network = { ...ROUTED, captureOn: 'server' };

export async function record(scene) {
  await recordMtuBlackHole(scene);
}
