import type { PlaintextProtocol } from './preamble.js';

/** SMTP and LMTP with STARTTLS (RFC 3207). */
export const smtp: PlaintextProtocol = {
  name: 'smtp',
  matches: ({ client, server }) =>
    /^(EHLO|HELO|LHLO)\b/im.test(client) || (/^220[ -]/.test(server) && /\b(E?SMTP|LMTP)\b/i.test(server)),
  request: /^STARTTLS\s*$/im,
};
