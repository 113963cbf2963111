import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';
import { makeDatabase } from '../lib/nss.js';
import { enter, openBooks, writeAnswer } from '../lib/revocation.js';
import { asks, makeHost, prepareClients, serveStapled } from '../lib/stapling.js';

const MUST_STAPLE = { extra: 'tlsfeature=status_request\n' };

export const needs = ['nginx', 'gnutls-cli', 'java', 'curl', 'firefox-esr', 'certutil'];
export const keeps = ['root.pem'];
export const network = { hosts: { 'without.example.com': '10.0.0.9', 'with.example.com': '10.0.0.9' } };

export async function record(scene) {
  const { issuing } = makeCompany(scene);
  scene.installRoot();
  openBooks(scene);
  const without = makeHost(scene, issuing, 'without', MUST_STAPLE);
  const stapling = makeHost(scene, issuing, 'with', MUST_STAPLE);
  for (const one of [without, stapling]) await enter(scene, one);
  await writeAnswer(scene, 'with.der', stapling);
  await serveStapled(scene, [['without'], ['with', 'with.der']]);
  await prepareClients(scene);
  await makeDatabase(scene, 'profile');
  writeFileSync(join(scene.work, 'profile/user.js'), 'user_pref("security.tls.version.max", 3);\n');
  await scene.capture();
  for (const [host, version] of [['with', '1.2'], ['without', '1.2'], ['without', '1.3']]) {
    for (const ask of ['gnutls', 'java', 'curl', 'openssl']) await asks[ask](scene, host, version);
  }
  const browser = ['firefox-esr', '--headless', '--profile', 'profile', '--screenshot', 'https://without.example.com/'];
  const env = { MOZ_DISABLE_CONTENT_SANDBOX: '1', HOME: scene.work, MOZ_CRASHREPORTER_DISABLE: '1' };
  await scene.client(browser, { seconds: 12, env });
  await scene.endCapture();
}
