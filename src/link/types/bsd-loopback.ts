import { etherTypeOfFamily, readFamily } from '../address-family.js';
import type { LinkType, Peeled } from '../peel.js';

const HEADER_LENGTH = 4;

/** BSD loopback: the address family, in the capturing machine's byte order (NULL) or the network's (LOOP). */
function peelBsdLoopback(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  peeled.etherType = etherTypeOfFamily(readFamily(data, start));
  peeled.start = start + HEADER_LENGTH;
  return true;
}

export default { names: { 0: 'NULL', 108: 'LOOP' }, peel: peelBsdLoopback } satisfies LinkType;
