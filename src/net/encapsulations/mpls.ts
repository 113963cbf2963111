import { etherType, type Peeled, peelBareIp } from '../../link/peel.js';
import type { Encapsulation } from '../encapsulation.js';

const LABEL_LENGTH = 4;
const BOTTOM = 2;
const CONTROL_WORD_LENGTH = 4;

/**
 * A stack of MPLS labels (RFC 3032 §2.1). What follows shows only in its first bits (RFC 4928): IP by its version, a
 * pseudowire by the zero of its control word, behind which Ethernet is the likely thing (RFC 4448 §4.6).
 */
function peelMpls(peeled: Peeled): boolean {
  const { data, end } = peeled;
  let at = peeled.start;
  for (let bottom = false; !bottom; at += LABEL_LENGTH) {
    if (end - at < LABEL_LENGTH) return false;
    bottom = (data[at + BOTTOM] & 1) === 1;
  }
  peeled.start = at;
  if (end - at < CONTROL_WORD_LENGTH) return false;
  if (data[at] >> 4 !== 0) return peelBareIp(peeled);
  peeled.start = at + CONTROL_WORD_LENGTH;
  peeled.etherType = etherType.bridging;
  return true;
}

export default {
  etherTypes: [etherType.mplsUnicast, etherType.mplsMulticast],
  ipProtocols: [],
  peel: peelMpls,
} satisfies Encapsulation;
