import { makeCertificate, makeIntermediate, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = { delayMs: 1 };

const EXTENSIONS = 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\n';

export async function record(scene) {
  const issuing = makeIntermediate(scene.work, makeRoot(scene.work));
  const leaf = makeCertificate(scene.work, {
    name: 'server', subject: '/O=Example Corp/CN=api.example.com', issuer: issuing, extensions: EXTENSIONS,
  });
  writeChain(scene.work, 'chain.pem', leaf, issuing);
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await prepareClients(scene);
  await scene.capture();
  await meetEach(scene, 'api.example.com', ['go', 'java', 'nss', 'gnutls', 'python', 'curl', 'node']);
  await scene.endCapture();
}
