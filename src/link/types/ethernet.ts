import { u16 } from '../../bytes/big-endian.js';
import { peelLlc } from '../llc.js';
import { endAt, FIRST_ETHER_TYPE, type LinkType, type Peeled } from '../peel.js';

const ETHER_TYPE = 12;
const HEADER_LENGTH = 14;
/** IEEE 802.3: up to here the field is a length; numbers between this and the first EtherType mean nothing. */
const LONGEST_LENGTH = 1500;

/** Ethernet II, and IEEE 802.3 with LLC. */
export function peelEthernet(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  const type = u16(data, start + ETHER_TYPE);
  peeled.start = start + HEADER_LENGTH;
  peeled.etherType = type;
  if (type >= FIRST_ETHER_TYPE || type > LONGEST_LENGTH) return true;
  endAt(peeled, peeled.start + type);
  return peelLlc(peeled);
}

export default { names: { 1: 'EN10MB' }, peel: peelEthernet } satisfies LinkType;
