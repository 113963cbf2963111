// A libcrypto that was built for a place that is not there, as in Python builds that moved to another machine.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from './processes.js';

const COMPILED_IN = '/usr/lib/ssl';
const LEADS_NOWHERE = '/opt/lib/ssl';

/**
 * Copies the system's libcrypto with another OPENSSLDIR of the same length compiled in.
 * Programs load the copy through the environment that is returned.
 */
export function libcryptoThatLooksElsewhere(folder) {
  const library = join(folder, 'lib');
  mkdirSync(library, { recursive: true });
  const system = must('sh', '-c', "ldconfig -p | awk '/libcrypto.so.3 / {print $NF; exit}'").trim();
  const bytes = readFileSync(system, 'latin1');
  if (!bytes.includes(COMPILED_IN)) throw new Error(`${system} was not built for ${COMPILED_IN}`);
  writeFileSync(join(library, 'libcrypto.so.3'), bytes.replaceAll(COMPILED_IN, LEADS_NOWHERE), 'latin1');
  return { LD_LIBRARY_PATH: library };
}
