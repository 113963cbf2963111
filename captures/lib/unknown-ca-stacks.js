// One chain that no client trusts, and five clients that each say so in their own way.
import { makeCompany } from './company.js';
import { buildGoClient } from './go.js';
import { httpsServer, writeNginxConfig } from './nginx.js';

const URL = 'https://api.example.com/health';

/** `version` is 1.2 or 1.3. The order of the clients is that of the case's expected.json. */
export async function recordUnknownCaStacks(scene, version) {
  makeCompany(scene);
  writeNginxConfig(scene.work, httpsServer({ protocols: `TLSv${version}` }));
  await scene.nginx();
  await buildGoClient(scene);
  scene.bring('Fetch.java', 'fetch.mjs');
  const env = { SSLKEYLOGFILE: 'keys.log' };
  await scene.capture();
  await scene.client(['curl', '-sS', URL], { env });
  await scene.client(['./fetch', URL], { env });
  await scene.client(['java', 'Fetch.java', URL]);
  await scene.client(['node', '--tls-keylog=keys.log', 'fetch.mjs', URL]);
  await scene.client(['gnutls-cli', '--logfile=gnutls.log', 'api.example.com'], { env });
  await scene.endCapture();
}
