import { meet, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'bssl-tool', 'bun'];
export const keeps = ['root.pem'];
export const network = STACKS;

const FETCH = 'fetch(process.argv[2]).then(({ status }) => console.log(status), ({ code, message }) => console.log(code, message))';

export async function record(scene) {
  await serveThree(scene);
  scene.must('sh', '-c', `printf '%s' '${FETCH}' > '${scene.work}/fetch.mjs'`);
  await scene.capture();
  const bssl = ({ host, port }) => ['timeout', '5', 'bssl-tool', 'client', '-connect', `${host}:${port}`, '-server-name', host,
    '-root-certs', 'root.pem'];
  await meet(scene, bssl, { input: 'GET / HTTP/1.0\r\n\r\n' });
  await meet(scene, ({ url }) => ['bun', 'fetch.mjs', url], { env: { NODE_EXTRA_CA_CERTS: 'root.pem' } });
  await scene.endCapture();
}
