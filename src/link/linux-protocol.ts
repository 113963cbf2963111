import { u16 } from '../bytes/big-endian.js';
import { peelLlc } from './llc.js';
import { etherType, FIRST_ETHER_TYPE, type Peeled } from './peel.js';

/** ETH_P_802_2 of Linux: an LLC header follows. */
const LLC = 0x0004;
/** ARPHRD_ values whose protocol field is no EtherType. */
const NETLINK = 824;
const GRE = 778;

/** The protocol field of a cooked capture, whose header of `length` bytes is known to be whole. */
export function peelLinuxProtocol(peeled: Peeled, hardwareAt: number, protocolAt: number, length: number): boolean {
  const { data, start } = peeled;
  const hardware = u16(data, start + hardwareAt);
  const protocol = u16(data, start + protocolAt);
  peeled.start = start + length;
  if (hardware === NETLINK || hardware === GRE) {
    peeled.etherType = etherType.none;
    return true;
  }
  if (protocol === LLC) return peelLlc(peeled);
  peeled.etherType = protocol >= FIRST_ETHER_TYPE ? protocol : etherType.none;
  return true;
}
