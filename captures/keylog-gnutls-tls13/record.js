import { makeBothKinds, sayByPriority } from '../lib/every-suite.js';

export const needs = ['gnutls-cli'];

const CIPHERS = ['AES-128-GCM', 'AES-256-GCM', 'CHACHA20-POLY1305', 'AES-128-CCM', 'AES-128-CCM-8'];
const ALL = 'NORMAL:+AES-128-CCM-8:+AES-128-CCM';

export async function record(scene) {
  makeBothKinds(scene);
  await scene.serve(['gnutls-serv', '--echo', '--port', '443', '--x509certfile', 'chain.pem', '--x509keyfile', 'server.key',
    '--priority', ALL, '--disable-client-cert'], { quiet: true });
  await scene.capture();
  for (const cipher of CIPHERS) await sayByPriority(scene, `NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:+${cipher}`);
  await scene.endCapture();
}
