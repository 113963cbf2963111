// A machine whose openssl.cnf demands OpenSSL's FIPS provider, and the provider itself.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { must } from './processes.js';

const CACHE = join(homedir(), '.cache/tlswhy-captures');
const BUILD = fileURLToPath(new URL('fips.sh', import.meta.url));
const CONFIG = `openssl_conf = openssl_init

[openssl_init]
providers = provider_sect

[provider_sect]
fips = fips_sect
base = base_sect

[base_sect]
activate = 1

`;

/** Where the system's libcrypto looks for providers when OPENSSL_MODULES does not say otherwise. */
export function modulesFolder() {
  return must('openssl', 'version', '-m').split('"')[1];
}

/**
 * Puts fips.so beside the system's own modules in `folder`, and returns the text of an openssl.cnf that activates it.
 * Debian 12 has the sources of fips.so and no package with it: it is built once, which takes some minutes.
 */
export function installFips(folder) {
  mkdirSync(folder, { recursive: true });
  mkdirSync(CACHE, { recursive: true });
  const module = join(CACHE, 'fips.so');
  if (!existsSync(module)) must('sh', BUILD, module);
  copyFileSync(module, join(folder, 'fips.so'));
  copyFileSync(join(modulesFolder(), 'legacy.so'), join(folder, 'legacy.so'));
  const settings = join(folder, 'fipsmodule.cnf');
  must('openssl', 'fipsinstall', '-quiet', '-module', join(folder, 'fips.so'), '-out', settings);
  return CONFIG + must('cat', settings);
}

/** Writes a script that runs a command with the modules of `folder` in the place of the system's. */
export function writeMachine(scene, folder) {
  writeFileSync(join(scene.work, 'machine'), `#!/bin/sh
mount --bind ${folder} ${modulesFolder()} && exec "$@"
`, { mode: 0o755 });
}
