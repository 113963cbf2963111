import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'deno'];
export const keeps = ['root.pem'];
export const network = STACKS;

const FETCH = 'fetch(Deno.args[0]).then(({ status }) => console.log(status), (error) => console.log(String(error.cause ?? error)))';

export async function record(scene) {
  await serveThree(scene);
  scene.must('sh', '-c', `printf '%s' '${FETCH}' > '${scene.work}/fetch.js'`);
  await scene.capture();
  const options = { env: { DENO_CERT: 'root.pem', NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', HOME: scene.work } };
  await meet(scene, ({ url }) => ['deno', 'run', '--allow-net', 'fetch.js', url], options);
  await scene.endCapture();
}
