import { peelLinuxProtocol } from '../linux-protocol.js';
import type { LinkType, Peeled } from '../peel.js';

const PROTOCOL = 0;
const HARDWARE_TYPE = 8;
const HEADER_LENGTH = 20;

/** Linux cooked capture, version 2: it adds the interface's index. */
function peelLinuxSll2(peeled: Peeled): boolean {
  if (peeled.end - peeled.start < HEADER_LENGTH) return false;
  return peelLinuxProtocol(peeled, HARDWARE_TYPE, PROTOCOL, HEADER_LENGTH);
}

export default { names: { 276: 'LINUX_SLL2' }, peel: peelLinuxSll2 } satisfies LinkType;
