import { makeDatabase } from '../lib/nss.js';
import { meet, OLDER, serveThree, STACKS } from '../lib/stacks.js';

export const needs = ['nginx', 'tstclnt', 'certutil', 'firefox-esr'];
export const keeps = ['root.pem'];
export const network = STACKS;

export async function record(scene) {
  await serveThree(scene);
  await makeDatabase(scene, 'profile');
  const tstclnt = ({ host, port }) => ['tstclnt', '-h', host, '-p', port, '-d', 'sql:profile', '-Q', '-V', 'tls1.0:'];
  await scene.capture();
  await meet(scene, tstclnt);
  await scene.client([...tstclnt(OLDER).slice(0, -1), 'tls1.0:tls1.2']);
  await meet(scene, ({ url }) => ['firefox-esr', '--headless', '--profile', 'profile', '--screenshot', url],
    { seconds: 12, env: { MOZ_DISABLE_CONTENT_SANDBOX: '1', HOME: scene.work, MOZ_CRASHREPORTER_DISABLE: '1' } });
  await scene.endCapture();
}
