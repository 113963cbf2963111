import { createHash } from 'node:crypto';
import { limits } from '../../bytes/limits.js';

/** Digests by their text: the same few clients come again and again. */
const known = { md5: new Map<string, string>(), sha256: new Map<string, string>() };

/** Lower-case hex of the text's digest. */
export function digest(algorithm: 'md5' | 'sha256', text: string): string {
  const cache = known[algorithm];
  const before = cache.get(text);
  if (before !== undefined) return before;
  const made = createHash(algorithm).update(text, 'latin1').digest('hex');
  if (cache.size >= limits.fingerprints) cache.clear();
  cache.set(text, made);
  return made;
}
