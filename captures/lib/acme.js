// ACME clients, as somebody who runs a web server uses them. Pebble must be there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACME_DIRECTORY, API_ROOT } from './pebble.js';

const HOST = 'api.example.com';

/** The address of Pebble's terms of service, to which acmetool wants to hear yes. */
const PEBBLE_TERMS = 'data:text/plain,Do%20what%20thou%20wilt';

/** Where lego puts what it got: the certificate with its chain, and the key. */
export const LEGO_FILES = { chain: `lego/certificates/${HOST}.crt`, key: `lego/certificates/${HOST}.key` };

/** `lego run` or `lego renew`, with its words; `challenge` says how it proves that it has the name. */
export function lego(scene, words, settings = {}) {
  const { challenge = ['--http'], directory = ACME_DIRECTORY, side = 'server', ...more } = settings;
  const account = ['--accept-tos', '--email', 'ops@example.com', '--path', 'lego'];
  const argv = ['lego', '--server', directory, ...account, '--domains', HOST, ...challenge, ...words];
  return scene.run(side, argv, { env: { LEGO_CA_CERTIFICATES: API_ROOT }, ...more });
}

/** `acmetool reconcile`, told that one name is wanted; returns the folder with the certificate. */
export async function acmetool(scene) {
  const state = join(scene.work, 'acme');
  for (const folder of ['conf', 'desired']) mkdirSync(join(state, folder), { recursive: true });
  const answers = { 'acme-enter-email': 'ops@example.com', [`acme-agreement:${PEBBLE_TERMS}`]: true };
  const files = {
    'conf/target': `request:\n  provider: ${ACME_DIRECTORY}\n  key:\n    type: ecdsa\n`,
    'conf/responses': JSON.stringify(answers),
    [`desired/${HOST}`]: `satisfy:\n  names:\n    - ${HOST}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(state, name), text);
  const argv = ['acmetool', '--state', state, '--hooks', join(state, 'hooks'), '--batch', 'reconcile'];
  await scene.run('server', argv, { env: { SSL_CERT_FILE: API_ROOT } });
  return `acme/live/${HOST}`;
}
