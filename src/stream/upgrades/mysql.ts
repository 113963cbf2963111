import type { PlaintextProtocol } from './preamble.js';

/** MySQL: the server's greeting (protocol 10), then an SSLRequest packet of 32 bytes (MySQL internals, connection phase). */
export const mysql: PlaintextProtocol = {
  name: 'mysql',
  matches: ({ server }) => /^.{2}\0\0\x0a\d+\.\d+/s.test(server),
  request: /^\x20\0\0\x01/,
};
