import { makeIntermediate, makeLeaf, makeRoot, writeChain } from '../lib/authority.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];
const NODES = ['10.0.0.11', '10.0.0.12', '10.0.0.13'];
export const network = { server: NODES, hosts: { 'api.example.com': NODES[0] } };

export async function record(scene) {
  const root = makeRoot(scene.work);
  const issuing = makeIntermediate(scene.work, root);
  scene.installRoot();
  const renewed = makeLeaf(scene.work, { name: 'new', issuer: issuing, fromDays: -20, toDays: 70 });
  const expired = makeLeaf(scene.work, { name: 'old', issuer: issuing, fromDays: -91, toDays: -1 });
  writeChain(scene.work, 'new-chain.pem', renewed, issuing);
  writeChain(scene.work, 'old-chain.pem', expired, issuing);
  writeNginxConfig(scene.work, ...NODES.map((node) => serverOn(node, node === NODES[2] ? 'old' : 'new')));
  await scene.nginx();
  await scene.capture();
  for (const node of [...NODES, ...NODES]) {
    await scene.client(['curl', '-sS', '--resolve', `api.example.com:443:${node}`, 'https://api.example.com/health']);
  }
  await scene.endCapture();
}

function serverOn(node, certificate) {
  const server = httpsServer({ chain: `${certificate}-chain.pem`, key: `${certificate}.key`, protocols: 'TLSv1.2' });
  return server.replace('listen 443', `listen ${node}:443`);
}
