import type { PlaintextProtocol } from './preamble.js';

/** XMPP with STARTTLS (RFC 6120 §5). */
export const xmpp: PlaintextProtocol = {
  name: 'xmpp',
  matches: ({ client, server }) => [client, server].some((text) => /<stream:stream|jabber:(client|server)/.test(text)),
  request: /<starttls\b/,
};
