import { makeCompany } from '../lib/company.js';
import { httpsServer, writeNginxConfig } from '../lib/nginx.js';

export const needs = ['nginx', 'curl'];
export const keeps = ['root.pem'];

const ASK = "printf 'GET /health HTTP/1.1\\r\\nHost: api.example.com\\r\\n\\r\\n'; sleep 2";
const TALK = 'openssl s_client -quiet -connect api.example.com:443 -servername api.example.com -bind 0.0.0.0:';

export async function record(scene) {
  makeCompany(scene);
  scene.installRoot();
  writeNginxConfig(scene.work, httpsServer());
  await scene.nginx();
  scene.set('client', 'sysctl', '-qw', 'net.ipv4.tcp_syn_retries=2');
  await scene.capture();
  await die(scene, '40000');
  await comeBack(scene, '40000');
  await die(scene, '40001');
  scene.nft('client', 'output tcp flags rst / rst,ack drop');
  await comeBack(scene, '40001');
  await scene.endCapture();
}

/** A connection is open and in use; then the client is gone, and not one packet says so. */
async function die(scene, port) {
  scene.nft('client', 'output tcp flags fin,rst drop');
  await scene.client(['bash', '-c', `(${ASK}) | timeout -s KILL 1 ${TALK}${port}`]);
  scene.set('client', 'ss', '-K', 'sport', port);
  scene.set('client', 'nft', 'flush ruleset');
}

function comeBack(scene, port) {
  return scene.client(['curl', '-sS', '-m', '4', '--local-port', port, 'https://api.example.com/health']);
}
