import type { PlaintextProtocol } from './preamble.js';

/** May come first: encryption by Kerberos. */
const GSS_REQUEST = '\0\0\0\x08\x04\xd2\x16\x30';
const SSL_REQUEST = '\0\0\0\x08\x04\xd2\x16\x2f';
const STARTUP = '\0\x03\0\0';

/** PostgreSQL's SSLRequest, answered by S or N (PostgreSQL manual, §55.2.10). */
export const postgresql: PlaintextProtocol = {
  name: 'postgresql',
  matches: ({ client }) => client.startsWith(SSL_REQUEST) || client.startsWith(GSS_REQUEST) || client.slice(4, 8) === STARTUP,
  request: /^(\0\0\0\x08\x04\xd2\x16\x30)?\0\0\0\x08\x04\xd2\x16\x2f/,
};
