import { makeCertificate, makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { meetEach, prepareClients, TOOLS } from '../lib/certificate-stacks.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', ...TOOLS];
export const keeps = ['root.pem'];
export const network = {
  delayMs: 1,
  server: ['10.0.0.9', '10.0.0.10'],
  hosts: {
    'shuffled.example.com': '10.0.0.9',
    'twice.example.com': '10.0.0.9',
    'crossed.example.com': '10.0.0.9',
    'reversed.example.com': '10.0.0.10',
  },
};

const CA = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n';

export async function record(scene) {
  const root = makeRoot(scene.work);
  const issuing = makeIntermediate(scene.work, root);
  const chains = {
    shuffled: (leaf) => [leaf, root, issuing],
    twice: (leaf) => [leaf, leaf, issuing],
    crossed: (leaf) => [leaf, issuing, crossSigned(scene)],
  };
  const sites = Object.entries(chains).map(([name, chain]) => {
    writeChain(scene.work, `${name}-chain.pem`, ...chain(leafOf(scene, name, issuing)));
    return httpsServer({ chain: `${name}-chain.pem`, key: `${name}.key`, name: `${name}.example.com` })
      .replace('443', '10.0.0.9:443');
  });
  writeNginxConfig(scene.work, ...sites);
  await scene.nginx();
  writeChain(scene.work, 'reversed-chain.pem', root, issuing, leafOf(scene, 'reversed', issuing));
  scene.bring('serve-key-apart.go');
  await scene.prepare(['go', 'build', '-o', 'serve-key-apart', 'serve-key-apart.go'], { GO111MODULE: 'off', CGO_ENABLED: '0' });
  await scene.serve(['./serve-key-apart', '10.0.0.10:443', 'reversed-chain.pem', 'reversed.key']);
  await prepareClients(scene);
  await scene.capture();
  for (const name of ['shuffled', 'twice']) await meetEach(scene, `${name}.example.com`, ['curl', 'wolfssl'], ['1.2']);
  await meetEach(scene, 'crossed.example.com', ['curl'], ['1.3']);
  await meetEach(scene, 'crossed.example.com', ['go', 'java', 'wolfssl'], ['1.2']);
  await meetEach(scene, 'reversed.example.com', ['curl', 'go'], ['1.2', '1.3']);
  await meetEach(scene, 'reversed.example.com', ['java', 'gnutls'], ['1.2']);
  await scene.endCapture();
}

function leafOf(scene, name, issuer) {
  return makeLeaf(scene.work, { name, host: `${name}.example.com`, issuer });
}

/** The root of today as the root of 2016 vouched for it, until last month. */
function crossSigned(scene) {
  const subject = '/O=Example Corp/CN=Example Corp Root CA 2016';
  const before = makeRoot(scene.work, { name: 'root-2016', subject });
  return makeCertificate(scene.work, {
    name: 'crossed-root', subject: '/O=Example Corp/CN=Example Corp Internal Root CA 2026', key: 'root.key', issuer: before,
    extensions: CA, fromDays: -900, toDays: -30,
  });
}
