// What NSS programs keep certificates and keys in.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** An NSS database that trusts root.pem. */
export async function makeDatabase(scene, folder) {
  mkdirSync(join(scene.work, folder), { recursive: true });
  const database = ['-d', `sql:${folder}`];
  await scene.prepare(['certutil', '-N', ...database, '--empty-password']);
  await scene.prepare(['certutil', '-A', ...database, '-n', 'root', '-t', 'C,,', '-i', 'root.pem']);
}
