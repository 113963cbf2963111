import { peelLinuxProtocol } from '../linux-protocol.js';
import type { LinkType, Peeled } from '../peel.js';

const HARDWARE_TYPE = 2;
const PROTOCOL = 14;
const HEADER_LENGTH = 16;

/** Linux cooked capture, version 1: what the `any` device gave before libpcap 1.10. */
function peelLinuxSll(peeled: Peeled): boolean {
  if (peeled.end - peeled.start < HEADER_LENGTH) return false;
  return peelLinuxProtocol(peeled, HARDWARE_TYPE, PROTOCOL, HEADER_LENGTH);
}

export default { names: { 113: 'LINUX_SLL' }, peel: peelLinuxSll } satisfies LinkType;
