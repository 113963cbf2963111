import { u16 } from '../../bytes/big-endian.js';
import type { LinkType, Peeled } from '../peel.js';

const UNICAST = 0x0f;
const BROADCAST = 0x8f;
const PROTOCOL = 2;
const HEADER_LENGTH = 4;

export function isCiscoHdlc(address: number): boolean {
  return address === UNICAST || address === BROADCAST;
}

/** Cisco HDLC (RFC 1547 §4.3.1): address, control, and an EtherType. */
export function peelCiscoHdlc(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < HEADER_LENGTH) return false;
  peeled.etherType = u16(data, start + PROTOCOL);
  peeled.start = start + HEADER_LENGTH;
  return true;
}

export default { names: { 104: 'C_HDLC' }, peel: peelCiscoHdlc } satisfies LinkType;
