// Example Corp's certificates, in the folder where the programs run:
// root.pem, issuing.pem, server.pem with server.key, and chain.pem (leaf and issuing CA).
import { makeIntermediate, makeLeaf, makeRoot, writeChain } from './authority.js';

/** `subjects` are other names for the two authorities, `{ root, issuing }`. */
export function makeCompany(scene, leaf = {}, subjects = {}) {
  const kind = leaf.kind ?? 'ec';
  const root = makeRoot(scene.work, { kind, subject: subjects.root });
  const issuing = makeIntermediate(scene.work, root, { kind, subject: subjects.issuing });
  const server = makeLeaf(scene.work, { issuer: issuing, ...leaf });
  writeChain(scene.work, 'chain.pem', server, issuing);
  return { root, issuing, server };
}
