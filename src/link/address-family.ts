import { u16 } from '../bytes/big-endian.js';
import { etherType } from './peel.js';

/** What follows an address family of the capturing system: IPv4 is 2 everywhere, IPv6 differs by system. */
export function etherTypeOfFamily(family: number): number {
  switch (family) {
    case 2:
      return etherType.ipv4;
    case 10: // Linux
    case 24: // NetBSD, OpenBSD
    case 28: // FreeBSD
    case 30: // macOS
    case 23: // Windows (Npcap)
      return etherType.ipv6;
    default:
      return etherType.none;
  }
}

/** A family of 32 bits in either byte order: all families are small, so the order shows. */
export function readFamily(data: Uint8Array, at: number): number {
  const high = u16(data, at);
  const low = u16(data, at + 2);
  if (high === 0) return low;
  return low === 0 ? data[at] | (data[at + 1] << 8) : 0;
}
