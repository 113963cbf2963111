import { u16 } from '../../bytes/big-endian.js';
import { peelLlc } from '../../link/llc.js';
import { etherType, FIRST_ETHER_TYPE, type Peeled } from '../../link/peel.js';
import type { Encapsulation } from '../encapsulation.js';

const TYPE = 2;
const TAG_LENGTH = 4;

/** A VLAN tag (IEEE 802.1Q), a service tag (802.1ad), or what came before that standard. */
function peelVlan(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < TAG_LENGTH) return false;
  const type = u16(data, start + TYPE);
  peeled.start = start + TAG_LENGTH;
  peeled.etherType = type;
  return type >= FIRST_ETHER_TYPE || peelLlc(peeled);
}

export default {
  etherTypes: [etherType.vlan, etherType.serviceVlan, etherType.oldServiceVlan],
  ipProtocols: [],
  peel: peelVlan,
} satisfies Encapsulation;
