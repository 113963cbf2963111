import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';

export const needs = ['nginx', 'openssl', 'curl'];

const REQUEST = 'GET /health HTTP/1.1\r\nHost: api.example.com\r\n\r\n';

/** Two connections are open when somebody starts tcpdump; then each asks for something, and a third one begins. */
export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  const open = ['-tls1_3', '-tls1_2'].map((version) => openConnection(scene, version));
  await Promise.all(open.map((one) => one.says('Verify return code')));
  await sleep(500);
  await scene.capture();
  for (const one of open) {
    one.child.stdin.write(REQUEST);
    await sleep(300);
    one.child.stdin.end();
    await sleep(300);
    await one.stop();
  }
  await scene.client(['curl', '-sS', 'https://api.example.com/health']);
  await scene.endCapture();
}

function openConnection(scene, version) {
  const argv = ['openssl', 's_client', '-connect', 'api.example.com:443', '-servername', 'api.example.com', version];
  return scene.network.start('client', scene.knownProgram([...argv, '-ign_eof']), { cwd: scene.work, input: 'open' });
}
