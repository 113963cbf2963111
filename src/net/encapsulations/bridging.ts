import { etherType } from '../../link/peel.js';
import { peelEthernet } from '../../link/types/ethernet.js';
import type { Encapsulation } from '../encapsulation.js';

/** A whole Ethernet frame within something else (transparent Ethernet bridging, RFC 1701 §6.1). */
export default { etherTypes: [etherType.bridging], ipProtocols: [], peel: peelEthernet } satisfies Encapsulation;
