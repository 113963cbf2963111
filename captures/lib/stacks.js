// One client, three meetings: TLS 1.3, a server that ends at TLS 1.2, and a server whose issuer nobody trusts.
import { makeIntermediate, makeLeaf, makeRoot, writeChain } from './authority.js';
import { makeCompany } from './company.js';
import { httpsServer, writeNginxConfig } from './nginx.js';

export const STACKS = {
  hosts: { 'api.example.com': '10.0.0.9', 'rogue.example.com': '10.0.0.9' },
  delayMs: 1,
};

const MEETINGS = [['api.example.com', 443], ['api.example.com', 8443], ['rogue.example.com', 443]]
  .map(([host, port]) => ({ host, port: String(port), url: `https://${host}${port === 443 ? '' : `:${port}`}/` }));

export const [MODERN, OLDER, ROGUE] = MEETINGS;

/** An nginx for the three; the company's root is the only one that the client's machine trusts. */
export async function serveThree(scene) {
  makeRogue(scene);
  makeCompany(scene);
  scene.installRoot();
  const older = httpsServer({ protocols: 'TLSv1.2' }).replace('443', '8443');
  const rogue = httpsServer({ chain: 'rogue-chain.pem', key: 'rogue.key', name: 'rogue.example.com' });
  writeNginxConfig(scene.work, httpsServer(), older, rogue);
  await scene.nginx();
}

/** Each of the three meetings with one program: `command` makes its words from a meeting. */
export async function meet(scene, command, options) {
  for (const meeting of MEETINGS) await scene.client(command(meeting), options);
}

/** rogue.pem, and rogue-chain.pem with an issuing CA below a root that no client has. */
function makeRogue(scene) {
  const root = makeRoot(scene.work, { name: 'nobody', subject: '/O=Nobody Knows Ltd/CN=Nobody Knows Root CA' });
  const issuing = makeIntermediate(scene.work, root, { subject: '/O=Nobody Knows Ltd/CN=Nobody Knows Issuing CA' });
  const leaf = makeLeaf(scene.work, { name: 'rogue', host: 'rogue.example.com', issuer: issuing });
  writeChain(scene.work, 'rogue-chain.pem', leaf, issuing);
}
