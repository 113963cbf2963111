import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Folder of the foreign captures with what tshark says of them, or undefined where this machine has none. */
export function corpusPath(): string | undefined {
  const path = resolve(process.env.TLSWHY_CORPUS ?? resolve(import.meta.dirname, '../../../shared/corpus'));
  return existsSync(path) ? path : undefined;
}
