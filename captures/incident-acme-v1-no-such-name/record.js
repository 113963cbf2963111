import { lego } from '../lib/acme.js';
import { ACME_HOST, makeAcmeCertificates, pebble } from '../lib/pebble.js';

export const needs = ['lego', 'dnsmasq', 'pebble', 'curl'];
export const network = {
  hosts: { 'api.example.com': '10.0.0.5' },
  filter: 'tcp port 443 or udp port 53 or icmp',
};

const RETIRED = 'https://acme-v01.api.letsencrypt.org/directory';
const PRESENT = 'acme-v02.api.letsencrypt.org';
const DNSMASQ = ['dnsmasq', '--keep-in-foreground', '--user=root', '--pid-file=', '--no-resolv', '--no-hosts',
  '--no-poll', '--bind-interfaces', '--interface=eth0', '--local=/letsencrypt.org/',
  `--host-record=${PRESENT},10.0.0.9`];

export async function record(scene) {
  makeAcmeCertificates(scene, [ACME_HOST, PRESENT]);
  await pebble(scene, { port: 443 });
  await scene.serve(DNSMASQ, { port: 53 });
  scene.network.resolveAt('client', '10.0.0.9');
  await scene.capture();
  await lego(scene, ['run'], { directory: RETIRED, side: 'client' });
  await lego(scene, ['run'], { directory: `https://${PRESENT}/dir`, side: 'client' });
  await scene.endCapture();
}
