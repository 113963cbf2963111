// A tunnel narrower than both ends believe, and a router that keeps that to itself.
import { makeCompany } from './company.js';
import { httpsServer, writeNginxConfig } from './nginx.js';

/** The router cannot forward more than 1280 bytes to the client; its ICMP "fragmentation needed" is dropped. */
export async function recordMtuBlackHole(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer({ protocols: 'TLSv1.2' }));
  await scene.nginx();
  scene.set('wire', 'ip', 'link', 'set', 'left', 'mtu', '1280');
  scene.nft('wire', 'output icmp type destination-unreachable drop');
  await scene.capture();
  await scene.client(['curl', '-sS', '--max-time', '6', 'https://api.example.com/health']);
  await scene.endCapture();
}
