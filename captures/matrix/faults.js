// What the server of each fault is: one line of the matrix's tables each.
import { makeLeaf, makeIntermediate, makeRoot, writeChain } from '../lib/authority.js';
import { makeCompany } from '../lib/company.js';
import { haproxy, writeHaproxyConfig } from '../lib/haproxy.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

const BOTH = ['1.2', '1.3'];
const PLAIN_HTTP = 'listen 443;\nserver_name api.example.com;\nlocation / { return 200 \'{"status":"up"}\\n\'; }';

/** Nothing of OpenSSL's, GnuTLS's, NSS's, BoringSSL's, Go's or Java's defaults. */
const NOBODYS_CIPHER = 'ssl_ciphers ECDHE-ECDSA-CAMELLIA256-SHA384;';

/** A server as it should be, whose certificate is `leaf`. */
const certificate = (leaf) => async (scene) => nginx(scene, { leaf });

/** A program of ours that reads the ClientHello, or more, and then has bad manners. */
const manners = (habit) => async (scene) => {
  makeCompany(scene);
  scene.bring('server.py');
  await scene.serve(['/usr/bin/python3', 'server.py', habit]);
};

/**
 * By name: `title`; `versions` of the clients that take part; `serve(scene)` makes root.pem and starts the server;
 * `hosts` when the server's name is another one for each version.
 */
export const FAULTS = {
  healthy: { title: 'No fault', versions: BOTH, serve: certificate({}) },
  'unknown-ca': { title: 'The issuer of the server\'s certificate is unknown to the client', versions: BOTH, serve: unknownCa },
  expired: { title: 'The server\'s certificate expired three days ago', versions: BOTH, serve: certificate({ fromDays: -93, toDays: -3 }) },
  'not-yet-valid': { title: 'The server\'s certificate becomes valid in five days', versions: BOTH, serve: certificate({ fromDays: 5, toDays: 95 }) },
  'wrong-host': { title: 'The server\'s certificate is for another name', versions: BOTH, serve: certificate({ host: 'www.example.com' }) },
  'self-signed': { title: 'The server\'s certificate is signed by itself', versions: BOTH, serve: selfSigned },
  'missing-intermediate': { title: 'The server sends its certificate without the issuing CA\'s', versions: BOTH, serve: leafOnly },
  'no-shared-version': { title: 'No TLS version in common', versions: BOTH, serve: otherVersions, hosts: { 1.3: 'old.example.com' } },
  'no-shared-cipher': { title: 'No cipher suite in common', versions: ['1.2'], serve: (scene) => nginx(scene, { more: NOBODYS_CIPHER }) },
  'client-certificate-missing': { title: 'The server requires a client certificate, and the client has none', versions: BOTH, serve: clientCertificate },
  'internal-error': { title: 'The server answers the ClientHello with the alert internal_error', versions: BOTH, serve: manners('internal-error') },
  'reset-after-client-hello': { title: 'The server resets the connection after the ClientHello', versions: BOTH, serve: manners('reset') },
  'closed-after-client-hello': { title: 'The server closes the connection (FIN) after the ClientHello', versions: BOTH, serve: manners('close') },
  'silent-after-client-hello': { title: 'The server is silent after the ClientHello', versions: BOTH, serve: manners('silent') },
  'reset-after-handshake': { title: 'The server resets the connection after the handshake and the request', versions: BOTH, serve: manners('reset-later') },
  'plain-http': { title: 'The server speaks plain HTTP on this port', versions: BOTH, serve: plainHttp },
  'connection-refused': { title: 'Nothing listens on the port', versions: BOTH, serve: makeCompany },
};

async function nginx(scene, { leaf = {}, ...settings } = {}) {
  makeCompany(scene, leaf);
  writeNginxConfig(scene.work, httpsServer(settings));
  await scene.nginx();
}

async function unknownCa(scene) {
  const nobody = { subject: '/O=Nobody Knows Ltd/CN=Nobody Knows Root CA', name: 'nobody' };
  const issuer = makeIntermediate(scene.work, makeRoot(scene.work, nobody), { subject: '/O=Nobody Knows Ltd/CN=Nobody Knows Issuing CA' });
  writeChain(scene.work, 'rogue-chain.pem', makeLeaf(scene.work, { name: 'rogue', issuer }), issuer);
  await nginx(scene, { chain: 'rogue-chain.pem', key: 'rogue.key' });
}

async function selfSigned(scene) {
  makeLeaf(scene.work, { name: 'alone' });
  await nginx(scene, { chain: 'alone.pem', key: 'alone.key' });
}

async function leafOnly(scene) {
  await nginx(scene, { chain: 'server.pem' });
}

/** TLS 1.3 alone for clients that end at 1.2; TLS 1.1 alone, at old.example.com, for those that know 1.3. */
async function otherVersions(scene) {
  makeCompany(scene, { hosts: ['api.example.com', 'old.example.com'] });
  const old = { protocols: 'TLSv1.1', name: 'old.example.com', more: 'ssl_ciphers ALL@SECLEVEL=0;' };
  const blocks = [httpsServer({ protocols: 'TLSv1.3' }), httpsServer(old).replace('listen 443', 'listen 10.0.0.10:443')];
  writeNginxConfig(scene.work, blocks[0].replace('listen 443', 'listen 10.0.0.9:443'), blocks[1]);
  await scene.nginx();
}

async function clientCertificate(scene) {
  makeCompany(scene);
  writeHaproxyConfig(scene, 'ssl-min-ver TLSv1.2 ca-file root.pem verify required');
  await haproxy(scene);
}

async function plainHttp(scene) {
  makeCompany(scene);
  writeNginxConfig(scene.work, PLAIN_HTTP);
  await scene.nginx();
}
