import { u16 } from '../../bytes/big-endian.js';
import { etherTypeOfFamily } from '../address-family.js';
import { endAt, etherType, type LinkType, type Peeled } from '../peel.js';

const FAMILY = 0;
const VERSION = 1;
const HEADER_LENGTH = 4;
const ATTRIBUTE_LENGTH = 4;
/** NFULA_PAYLOAD of Linux. */
const PAYLOAD = 9;

/**
 * The log of Linux' packet filter: a header, then attributes of which one is the packet. They are in the byte order of
 * the machine that captured; types are small and not zero, so the order shows.
 */
function peelNflog(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  peeled.etherType = etherType.none;
  if (data[start + VERSION] !== 0) return true;
  for (let at = start + HEADER_LENGTH; end - at >= ATTRIBUTE_LENGTH; ) {
    const big = data[at + 2] === 0;
    const length = big ? u16(data, at) : data[at] | (data[at + 1] << 8);
    const type = big ? data[at + 3] : data[at + 2] | (data[at + 3] << 8);
    if (length < ATTRIBUTE_LENGTH) return false;
    if (type === PAYLOAD) return enter(peeled, etherTypeOfFamily(data[start + FAMILY]), at, length);
    at += (length + 3) & ~3;
  }
  return false;
}

function enter(peeled: Peeled, type: number, at: number, length: number): boolean {
  peeled.etherType = type;
  peeled.start = at + ATTRIBUTE_LENGTH;
  endAt(peeled, at + length);
  return true;
}

export default { names: { 239: 'NFLOG' }, peel: peelNflog } satisfies LinkType;
