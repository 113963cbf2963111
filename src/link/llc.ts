import { u16 } from '../bytes/big-endian.js';
import { etherType, type Peeled } from './peel.js';

const SNAP = 0xaa;
const IP = 0x06;
const UNNUMBERED_INFORMATION = 0x03;
const LLC_LENGTH = 3;
const SNAP_LENGTH = 8;
/** Organisations whose SNAP protocol numbers are EtherTypes: RFC 1042, and 802.1H bridge tunnels. */
const ENCAPSULATED_ETHERNET = 0x000000;
const BRIDGE_TUNNEL = 0x0000f8;

/** IEEE 802.2 LLC, with SNAP behind it (RFC 1042). Anything but unnumbered information carries no IP. */
export function peelLlc(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < LLC_LENGTH) return false;
  const service = data[start];
  peeled.etherType = etherType.none;
  if (service !== data[start + 1] || data[start + 2] !== UNNUMBERED_INFORMATION) return true;
  if (service === SNAP) return peelSnap(peeled);
  if (service !== IP) return true;
  peeled.etherType = etherType.ipv4;
  peeled.start = start + LLC_LENGTH;
  return true;
}

function peelSnap(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < SNAP_LENGTH) return false;
  const organisation = (data[start + 3] << 16) | (data[start + 4] << 8) | data[start + 5];
  if (organisation !== ENCAPSULATED_ETHERNET && organisation !== BRIDGE_TUNNEL) return true;
  peeled.etherType = u16(data, start + 6);
  peeled.start = start + SNAP_LENGTH;
  return true;
}
