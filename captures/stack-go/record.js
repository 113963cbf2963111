import { buildGoClient } from '../lib/go.js';
import { meet, MODERN, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'go'];
export const keeps = ['root.pem'];
export const network = STACKS;

export async function record(scene) {
  await serveThree(scene);
  await buildGoClient(scene);
  scene.bring('dial.go');
  await scene.prepare(['go', 'build', '-o', 'dial', 'dial.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.capture();
  await meet(scene, ({ url }) => ['./fetch', url]);
  await meet(scene, ({ host, port }) => ['./dial', `${host}:${port}`]);
  await scene.client(['./fetch', '-tls12', MODERN.url]);
  await scene.endCapture();
}
