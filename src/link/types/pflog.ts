import { etherTypeOfFamily } from '../address-family.js';
import type { LinkType, Peeled } from '../peel.js';

const LENGTH = 0;
const FAMILY = 1;
const SHORTEST = 4;

/** The log of BSD's packet filter: its first byte is the header's length, to be rounded up to a multiple of four. */
function peelPflog(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < SHORTEST) return false;
  const length = (data[start + LENGTH] + 3) & ~3;
  if (length < SHORTEST || length > end - start) return false;
  peeled.etherType = etherTypeOfFamily(data[start + FAMILY]);
  peeled.start = start + length;
  return true;
}

export default { names: { 117: 'PFLOG' }, peel: peelPflog } satisfies LinkType;
