import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';
import { sleep } from '../lib/processes.js';
import { unbound } from '../lib/unbound.js';

export const needs = ['unbound', 'nginx', 'curl', 'go'];
export const keeps = ['root.pem'];
/** More than fit into 512 bytes. */
const ADDRESSES = Array.from({ length: 40 }, (_, index) => `10.0.0.${index + 100}`);

export const network = {
  server: ['10.0.0.9', '10.0.0.10', ...ADDRESSES],
  hosts: {},
  filter: 'tcp port 443 or udp port 53 or icmp',
};


const MANY = ADDRESSES.map((address) => `local-data: "many.example.com. A ${address}"`);
const ZONE = [
  'local-zone: "example.com." static',
  'local-data: "api.example.com. A 10.0.0.9"',
  ...MANY,
  'local-zone: "local." static',
  'local-data: "api.shop.svc.cluster.local. A 10.0.0.9"',
  'max-udp-size: 512',
];

/** Kubernetes' list, and a company's. */
const SEARCH = ['search default.svc.cluster.local svc.cluster.local cluster.local corp.example.com', 'options ndots:5'];
/** Questions for an AAAA record of api.example.com: 16 bits at the place of the type. */
const TYPE_AAAA = '@th,296,16 0x001c';

export async function record(scene) {
  makeCompany(scene, { hosts: ['api.example.com', 'api', 'api.shop', 'many.example.com'] });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  await unbound(scene, { lines: ZONE });
  await buildGoClient(scene);
  scene.nft('server', 'input ip daddr 10.0.0.10 udp dport 53 drop');
  await scene.capture();
  scene.network.resolveAt('client', '10.0.0.9', ...SEARCH);
  await fetch(scene, 'api.shop');
  await fetch(scene, 'api.example.com');
  await scene.client(['./fetch', 'https://api.shop/health']);
  await sleep(1200);
  scene.network.resolveAt('client', ['10.0.0.10', '10.0.0.9']);
  await fetch(scene, 'api.example.com');
  await fetch(scene, 'many.example.com');
  scene.network.resolveAt('client', '10.0.0.9');
  scene.nft('server', `input udp dport 53 ${TYPE_AAAA} drop`);
  await fetch(scene, 'api.example.com');
  await scene.endCapture();
}

function fetch(scene, host) {
  return scene.client(['curl', '-sS', `https://${host}/health`]);
}
