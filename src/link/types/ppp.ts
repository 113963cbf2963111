import type { LinkType, Peeled } from '../peel.js';
import { peelPppProtocol } from '../ppp-protocol.js';
import { isCiscoHdlc, peelCiscoHdlc } from './cisco-hdlc.js';

const ALL_STATIONS = 0xff;
const UNNUMBERED_INFORMATION = 0x03;

/** PPP with the address and control bytes of RFC 1662 §3.1 or without; on serial lines Cisco HDLC in its place. */
function peelPpp(peeled: Peeled): boolean {
  const { data, start, end } = peeled;
  if (end - start < 2) return false;
  if (data[start] === ALL_STATIONS && data[start + 1] === UNNUMBERED_INFORMATION) peeled.start = start + 2;
  else if (isCiscoHdlc(data[start])) return peelCiscoHdlc(peeled);
  return peelPppProtocol(peeled);
}

export default { names: { 9: 'PPP', 50: 'PPP_SERIAL' }, peel: peelPpp } satisfies LinkType;
