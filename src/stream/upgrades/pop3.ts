import type { PlaintextProtocol } from './preamble.js';

/** POP3 with STLS (RFC 2595 §4). */
export const pop3: PlaintextProtocol = {
  name: 'pop3',
  matches: ({ server }) => /^\+OK\b/.test(server),
  request: /^STLS\s*$/im,
};
