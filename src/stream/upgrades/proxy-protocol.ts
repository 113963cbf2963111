import type { PlaintextProtocol } from './preamble.js';

/** HAProxy's PROXY protocol, versions 1 and 2: a header before whatever follows. */
export const proxyProtocol: PlaintextProtocol = {
  name: 'proxy-protocol',
  matches: ({ client }) => /^PROXY (TCP[46]|UNKNOWN)/.test(client) || client.startsWith('\r\n\r\n\0\r\nQUIT\n'),
  request: /^/,
};
