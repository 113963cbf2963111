// Example Corp's certificates, in the folder where the programs run:
// root.pem, issuing.pem, server.pem with server.key, and chain.pem (leaf and issuing CA).
import { makeIntermediate, makeLeaf, makeRoot, writeChain } from './authority.js';

export function makeCompany(scene, leaf = {}) {
  const kind = leaf.kind ?? 'ec';
  const root = makeRoot(scene.work, { kind });
  const issuing = makeIntermediate(scene.work, root, { kind });
  const server = makeLeaf(scene.work, { issuer: issuing, ...leaf });
  writeChain(scene.work, 'chain.pem', server, issuing);
  return { root, issuing, server };
}
