// One short connection for each of many cipher suites, with the client's key log.
import { makeLeaf, writeChain } from './authority.js';
import { makeCompany } from './company.js';
import { opensslClient } from './openssl.js';

/** Certificates for both kinds of suites: server.pem (RSA) and ecdsa.pem. */
export function makeBothKinds(scene) {
  const { issuing } = makeCompany(scene, { kind: 'rsa' });
  const ecdsa = makeLeaf(scene.work, { name: 'ecdsa', issuer: issuing, kind: 'ec' });
  writeChain(scene.work, 'ecdsa-chain.pem', ecdsa, issuing);
  scene.installRoot();
}

/** s_server that takes every suite it has, old ones too, and says each line backwards. */
export async function serveEverySuite(scene, ...more) {
  const argv = ['openssl', 's_server', '-accept', '443', '-rev', '-cert', 'server.pem', '-key', 'server.key',
    '-cert_chain', 'issuing.pem', '-dcert', 'ecdsa.pem', '-dkey', 'ecdsa.key', '-dcert_chain', 'issuing.pem',
    '-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0',
    '-ciphersuites', 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256'
      + ':TLS_AES_128_CCM_SHA256:TLS_AES_128_CCM_8_SHA256', ...more];
  await scene.serve(argv, { quiet: true });
}

/** s_client that says `lines` one after the other, a moment apart: `R` renegotiates, `k` and `K` update keys. */
export function sayBySuite(scene, options, lines = ['hello']) {
  const client = opensslClient('api.example.com', 443, '-keylogfile', 'keys.log', ...options);
  const said = lines.map((line) => `echo ${line}; sleep 0.2; `).join('');
  const label = `Client that says ${lines.join(', ')}`;
  return scene.client(['sh', '-c', `(${said}) | ${client.join(' ')}`], { label, show: client });
}

/** gnutls-cli with one priority string; the key log is appended to. */
export function sayByPriority(scene, priority) {
  const client = `gnutls-cli --x509cafile root.pem --priority ${priority} api.example.com`;
  return scene.client(['sh', '-c', `(echo hello; sleep 0.2) | ${client}`], { env: { SSLKEYLOGFILE: 'keys.log' } });
}
