import { recordUnknownCaStacks } from '../lib/unknown-ca-stacks.js';

export const needs = ['nginx', 'curl', 'go', 'java', 'node', 'gnutls-cli'];
export const keeps = ['root.pem'];

export async function record(scene) {
  await recordUnknownCaStacks(scene, '1.3');
}
