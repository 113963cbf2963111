import { meet, MODERN, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'node'];
export const keeps = ['root.pem'];
export const network = STACKS;

const FETCH = 'fetch(process.argv[1]).then(({ status }) => console.log(status), (error) => console.log(error.cause))';

export async function record(scene) {
  await serveThree(scene);
  scene.bring('fetch.mjs');
  const env = { NODE_EXTRA_CA_CERTS: 'root.pem' };
  await scene.capture();
  await meet(scene, ({ url }) => ['node', 'fetch.mjs', url], { env });
  await meet(scene, ({ url }) => ['node', '-e', FETCH, url], { env });
  await scene.client(['node', 'fetch.mjs', MODERN.url, 'TLSv1.2'], { env });
  await scene.endCapture();
}
