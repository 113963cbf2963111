import type { PlaintextProtocol } from './preamble.js';

/** IMAP with STARTTLS (RFC 9051 §6.2.1). */
export const imap: PlaintextProtocol = {
  name: 'imap',
  matches: ({ client, server }) => /^\* (OK|PREAUTH|BYE)\b/i.test(server) || /^\S+ (CAPABILITY|STARTTLS)\r?\n/i.test(client),
  request: /^\S+ STARTTLS\s*$/im,
};
