import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeBothKinds, sayBySuite, serveEverySuite } from '../lib/every-suite.js';
import { opensslClient } from '../lib/openssl.js';

export const keeps = ['root.pem', 'server.key'];

const NO_EXTENDED_MASTER_SECRET = `openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = defaults
[defaults]
Options = -ExtendedMasterSecret
`;

export async function record(scene) {
  makeBothKinds(scene);
  await serveEverySuite(scene);
  writeFileSync(join(scene.work, 'no-ems.cnf'), NO_EXTENDED_MASTER_SECRET);
  await scene.capture();
  await sayBySuite(scene, ['-tls1_2', '-cipher', 'AES128-GCM-SHA256']);
  await sayBySuite(scene, ['-tls1_2', '-cipher', 'AES128-SHA256']);
  await sayBySuite(scene, ['-tls1_1', '-cipher', 'AES256-SHA:@SECLEVEL=0']);
  await sayPlainly(scene, ['-tls1_2', '-cipher', 'AES256-GCM-SHA384']);
  await sayPlainly(scene, ['-tls1', '-cipher', 'AES128-SHA:@SECLEVEL=0']);
  await scene.endCapture();
}

function sayPlainly(scene, options) {
  const client = opensslClient('api.example.com', 443, '-keylogfile', 'keys.log', ...options);
  const label = 'Client that says hello, without the extended master secret';
  const env = { OPENSSL_CONF: 'no-ems.cnf' };
  return scene.client(['sh', '-c', `(echo hello; sleep 0.2) | ${client.join(' ')}`], { label, show: client, env });
}
