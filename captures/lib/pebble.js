// Pebble, the small ACME certification authority for tests. It validates for real; its root is new at each start.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeLeaf, makeRoot, writeChain } from './authority.js';

export const ACME_HOST = 'acme.example.com';
export const ACME_DIRECTORY = `https://${ACME_HOST}:14000/dir`;

/** The root under which Pebble's own API is served, and that ACME clients are told to trust. */
export const API_ROOT = 'acme-root.pem';

/** Certificates for the API, one for all names in `hosts`; once a recording. */
export function makeAcmeCertificates(scene, hosts = [ACME_HOST]) {
  const subject = '/O=Example Corp/CN=Example Corp Infrastructure CA';
  const root = makeRoot(scene.work, { name: 'acme-root', subject });
  const api = makeLeaf(scene.work, { name: 'acme', host: ACME_HOST, hosts, issuer: root });
  writeChain(scene.work, 'acme-chain.pem', api);
}

/**
 * Starts Pebble; `validity` is that of its certificates in seconds, `side` where it runs and validates from,
 * `root` the file that its root is written to. makeAcmeCertificates comes first.
 */
export async function pebble(scene, { side = 'server', validity = 90 * 86_400, port = 14000, root = 'root.pem' } = {}) {
  writeFileSync(join(scene.work, 'pebble.json'), JSON.stringify({
    pebble: {
      listenAddress: `0.0.0.0:${port}`,
      managementListenAddress: '127.0.0.1:15000',
      certificate: 'acme-chain.pem',
      privateKey: 'acme.key',
      httpPort: 80,
      tlsPort: 443,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
      certificateValidityPeriod: validity,
    },
  }));
  const env = { PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0' };
  const server = await scene.serve(['pebble', '-config', 'pebble.json'], { port, env, side, quiet: true });
  await scene.listens(15000, side);
  const asked = ['--cacert', join(scene.work, API_ROOT), '--connect-to', `${ACME_HOST}:15000:127.0.0.1:15000`];
  const text = scene.set(side, 'curl', '-sS', ...asked, `https://${ACME_HOST}:15000/roots/0`);
  writeFileSync(join(scene.work, root), text);
  return server;
}
