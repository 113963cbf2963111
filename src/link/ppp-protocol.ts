import { u16 } from '../bytes/big-endian.js';
import { etherType, type Peeled } from './peel.js';

/** The PPP protocol field, of two bytes or compressed to one (RFC 1661 §2, §6.5), and what follows it. */
export function peelPppProtocol(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < 2) return false;
  const compressed = (data[start] & 1) === 1;
  const protocol = compressed ? data[start] : u16(data, start);
  peeled.start = start + (compressed ? 1 : 2);
  peeled.etherType = etherTypeOf(protocol);
  return true;
}

function etherTypeOf(protocol: number): number {
  switch (protocol) {
    case 0x0021:
      return etherType.ipv4;
    case 0x0057:
      return etherType.ipv6;
    case 0x0281:
      return etherType.mplsUnicast;
    case 0x0283:
      return etherType.mplsMulticast;
    default:
      return etherType.none;
  }
}
