import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCompany } from '../lib/company.js';

export const needs = ['openssl', 'gnutls-cli', 'gnutls-serv'];

const KEY = '1a2b3c4d5e6f708192a3b4c5d6e7f801';
const WRONG = '00112233445566778899aabbccddeeff';

export async function record(scene) {
  makeCompany(scene);
  writeFileSync(join(scene.work, 'keys.psk'), `meter:${KEY}\n`);
  await scene.serve(['openssl', 's_server', '-accept', '443', '-nocert', '-psk_identity', 'meter', '-psk', KEY, '-quiet'], { quiet: true });
  const priority = 'NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-KX-ALL:+ECDHE-PSK:+DHE-PSK:+PSK';
  await scene.serve(['gnutls-serv', '--echo', '-p', '4001', '--pskpasswd=keys.psk', `--priority=${priority}`], { port: 4001, quiet: true });
  await scene.capture();
  for (const port of [443, 4001]) {
    for (const version of ['-tls1_3', '-tls1_2']) {
      await openssl(scene, port, version, 'meter', KEY);
      await openssl(scene, port, version, 'meter', WRONG);
      await openssl(scene, port, version, 'mater', KEY);
    }
    const words = ['gnutls-cli', '-p', String(port), '--pskusername=meter', `--pskkey=${WRONG}`, `--priority=${priority}`];
    await scene.client([...words, 'api.example.com'], { seconds: 5 });
  }
  await scene.endCapture();
}

function openssl(scene, port, version, identity, key) {
  const suites = version === '-tls1_2' ? ['-cipher', 'PSK'] : [];
  const words = ['openssl', 's_client', '-brief', '-connect', `api.example.com:${port}`, version, ...suites];
  return scene.client([...words, '-psk_identity', identity, '-psk', key], { input: 'Q\n', seconds: 5 });
}
