import { makeRoot } from '../lib/authority.js';
import { makeCompany } from '../lib/company.js';
import { enter, openBooks, writeAnswer, writeTryLater } from '../lib/revocation.js';
import { asks, makeHost, prepareClients, serveStapled } from '../lib/stapling.js';

const HOSTS = ['stale', 'stranger', 'later', 'other', 'forged'];

export const needs = ['nginx', 'gnutls-cli', 'java', 'curl'];
export const keeps = ['root.pem'];
export const network = { hosts: Object.fromEntries(HOSTS.map((host) => [`${host}.example.com`, '10.0.0.9'])) };

export async function record(scene) {
  const { issuing } = makeCompany(scene);
  makeRoot(scene.work, { name: 'nobody', subject: '/O=Nobody Knows Ltd/CN=Nobody Knows OCSP Responder' });
  scene.installRoot();
  openBooks(scene);
  const [stale, stranger, , other, forged] = HOSTS.map((host) => makeHost(scene, issuing, host));
  for (const one of [stale, other, forged]) await enter(scene, one);
  await writeAnswer(scene, 'stale.der', stale, { day: -20 });
  await writeAnswer(scene, 'stranger.der', stranger);
  writeTryLater(scene, 'later.der');
  await writeAnswer(scene, 'other.der', stale);
  await writeAnswer(scene, 'forged.der', forged, { signer: 'nobody' });
  await serveStapled(scene, HOSTS.map((host) => [host, `${host}.der`]));
  await prepareClients(scene);
  await scene.capture();
  for (const host of HOSTS) {
    for (const ask of ['gnutls', 'java', 'curl']) await asks[ask](scene, host, '1.2');
  }
  await scene.endCapture();
}
