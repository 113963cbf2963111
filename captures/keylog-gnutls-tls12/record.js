import { makeBothKinds, sayByPriority } from '../lib/every-suite.js';

export const needs = ['gnutls-cli'];

const NEW = ['+RSA:+AES-128-GCM:+AEAD', '+DHE-RSA:+AES-256-CCM:+AEAD', '+ECDHE-RSA:+CHACHA20-POLY1305:+AEAD',
  '+RSA:+AES-128-CCM-8:+AEAD', '+ECDHE-RSA:+AES-256-CBC:+SHA384', '+ECDHE-RSA:+CAMELLIA-128-CBC:+SHA256'];
const OLD = ['+RSA:+3DES-CBC:+SHA1', '+ECDHE-RSA:+AES-128-CBC:+SHA1', '+DHE-RSA:+AES-256-CBC:+SHA1:%NO_ETM'];
const ALL = 'NORMAL:+VERS-ALL:+CIPHER-ALL:+MAC-ALL:+RSA:+DHE-RSA:+3DES-CBC:+SHA384:+SHA256:+AES-128-CCM-8'
  + ':+AES-256-CCM:+CAMELLIA-128-CBC:%VERIFY_ALLOW_SIGN_WITH_SHA1';

export async function record(scene) {
  makeBothKinds(scene);
  await scene.serve(['gnutls-serv', '--echo', '--port', '443', '--x509certfile', 'chain.pem', '--x509keyfile', 'server.key',
    '--priority', ALL, '--disable-client-cert'], { quiet: true });
  await scene.capture();
  for (const choice of [...NEW, ...OLD]) await sayWith(scene, 'TLS1.2', choice);
  for (const choice of OLD) {
    await sayWith(scene, 'TLS1.1', choice);
    await sayWith(scene, 'TLS1.0', choice);
  }
  await scene.endCapture();
}

function sayWith(scene, version, choice) {
  return sayByPriority(scene, `NONE:+VERS-${version}:+COMP-NULL:+GROUP-ALL:+SIGN-ALL:+CTYPE-X509:${choice}`);
}
