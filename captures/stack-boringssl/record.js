import { meet, serveThree, STACKS } from '../lib/stacks.js';
import { makeDatabase } from '../lib/nss.js';

export const needs = ['nginx', 'chromium', 'certutil'];
export const keeps = ['root.pem'];
export const network = STACKS;

const QUIET = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run',
  '--disable-component-update', '--disable-sync', '--log-level=3',
  '--user-data-dir=chromium', '--virtual-time-budget=2000'];

export async function record(scene) {
  await serveThree(scene);
  await makeDatabase(scene, '.pki/nssdb');
  await scene.capture();
  await meet(scene, ({ url }) => ['chromium', ...QUIET, '--dump-dom', url], { seconds: 12, env: { HOME: scene.work } });
  await scene.endCapture();
}
