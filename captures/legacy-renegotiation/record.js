import { makeCompany } from '../lib/company.js';
import { buildGoClient } from '../lib/go.js';
import { opensslClient } from '../lib/openssl.js';

export const needs = ['gnutls-serv', 'gnutls-cli', 'curl', 'go'];
export const keeps = ['root.pem'];

const APPLIANCE = ['gnutls-serv', '--http', '--quiet', '-p', '443', '--x509certfile=chain.pem', '--x509keyfile=server.key',
  '--priority=NORMAL:-VERS-TLS1.3:%DISABLE_SAFE_RENEGOTIATION'];

export async function record(scene) {
  makeCompany(scene, { kind: 'rsa' });
  scene.installRoot();
  await buildGoClient(scene);
  await scene.serve(APPLIANCE);
  await scene.capture();
  const url = 'https://api.example.com/';
  await scene.client(['curl', '-sS', '-o', 'answer', url]);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_2', '-CAfile', 'root.pem'));
  await scene.client(['gnutls-cli', '--x509cafile=root.pem', '--priority=NORMAL:%SAFE_RENEGOTIATION', 'api.example.com']);
  await scene.client(['./fetch', '-roots', 'root.pem', url]);
  await scene.client(opensslClient('api.example.com', 443, '-tls1_2', '-CAfile', 'root.pem', '-legacy_server_connect'));
  await scene.endCapture();
}
