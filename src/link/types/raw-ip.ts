import { type LinkType, peelBareIp } from '../peel.js';

/** Bare IP: tunnels, VPN devices, mobile links. 12 and 14 are what BSD systems wrote for it. */
export default {
  names: { 12: 'RAW', 14: 'RAW', 101: 'RAW', 228: 'IPV4', 229: 'IPV6' },
  peel: peelBareIp,
} satisfies LinkType;
