import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'gcc'];
export const keeps = ['root.pem'];
export const network = STACKS;

export async function record(scene) {
  await serveThree(scene);
  scene.bring('mbedtls_client.c', 'wolfssl_client.c');
  const libraries = { mbedtls: ['-lmbedtls', '-lmbedx509', '-lmbedcrypto'], wolfssl: ['-lwolfssl'] };
  for (const [name, link] of Object.entries(libraries)) {
    await scene.prepare(['gcc', '-O1', '-o', name, `${name}_client.c`, ...link]);
  }
  await scene.capture();
  for (const name of Object.keys(libraries)) await meet(scene, ({ host, port }) => [`./${name}`, host, port]);
  await scene.endCapture();
}
