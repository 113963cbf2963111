import { makeCompany } from '../lib/company.js';
import { makeHost, serveStapled } from '../lib/stapling.js';

/** Days that each certificate has lived, and has left. */
const LIVES = { yearly: [353, 12], acme: [80, 10], renewing: [65, 25], weekly: [5, 2] };

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
export const network = { hosts: Object.fromEntries(Object.keys(LIVES).map((host) => [`${host}.example.com`, '10.0.0.9'])) };

export async function record(scene) {
  const { issuing } = makeCompany(scene);
  scene.installRoot();
  for (const [host, [lived, left]] of Object.entries(LIVES)) makeHost(scene, issuing, host, { fromDays: -lived, toDays: left });
  await serveStapled(scene, Object.keys(LIVES).map((host) => [host]));
  await scene.capture();
  for (const host of Object.keys(LIVES)) {
    await scene.client(['curl', '-sS', '--tls-max', '1.2', `https://${host}.example.com/`]);
  }
  await scene.endCapture();
}
