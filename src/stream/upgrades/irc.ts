import type { PlaintextProtocol } from './preamble.js';

/** IRC with STARTTLS (IRCv3 tls extension). */
export const irc: PlaintextProtocol = {
  name: 'irc',
  matches: ({ client, server }) => /^:\S+ (NOTICE|00\d|CAP) /.test(server) || /^(NICK|CAP LS)\b/m.test(client),
  request: /^STARTTLS\s*$/m,
};
