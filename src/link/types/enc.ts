import { etherTypeOfFamily, readFamily } from '../address-family.js';
import type { LinkType, Peeled } from '../peel.js';

const HEADER_LENGTH = 12;

/** The IPsec interface of BSD: address family, SPI and flags before the decrypted packet. */
function peelEnc(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  peeled.etherType = etherTypeOfFamily(readFamily(data, start));
  peeled.start = start + HEADER_LENGTH;
  return true;
}

export default { names: { 109: 'ENC' }, peel: peelEnc } satisfies LinkType;
