import { peelBareIp } from '../../link/peel.js';
import type { Encapsulation } from '../encapsulation.js';
import { ipProtocol } from '../ip-header.js';

/** IP within IP, either version in either (RFC 2003, RFC 2473, RFC 4213). */
export default {
  etherTypes: [],
  ipProtocols: [ipProtocol.ipv4, ipProtocol.ipv6],
  peel: peelBareIp,
} satisfies Encapsulation;
