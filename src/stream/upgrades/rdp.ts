import type { PlaintextProtocol } from './preamble.js';

/** RDP: an X.224 connection request in TPKT, with a negotiation request for TLS ([MS-RDPBCGR] 2.2.1.1). */
export const rdp: PlaintextProtocol = {
  name: 'rdp',
  matches: ({ client }) => /^\x03\0..[\x06-\xfe]\xe0/s.test(client),
  request: /^\x03\0/,
};
