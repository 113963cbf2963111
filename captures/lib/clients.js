// Example Corp's people who call its services: certificates for client authentication.
import { makeLeaf, makeRoot } from './authority.js';

/** alice.pem with alice.key, issued by `issuer` (or by nobody anyone knows, when there is none). */
export function makeClientCertificate(scene, issuer) {
  const unknown = { name: 'other-root', subject: '/O=Acquired GmbH/CN=Acquired GmbH Devices CA' };
  const signer = issuer ?? makeRoot(scene.work, unknown);
  const alice = { name: 'alice', subject: '/O=Example Corp/CN=alice', usage: 'clientAuth' };
  return makeLeaf(scene.work, { ...alice, issuer: signer });
}
