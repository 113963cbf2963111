import type { PlaintextProtocol } from './preamble.js';

/** Redis (RESP): arrays of bulk strings; it has no request for TLS. */
export const redis: PlaintextProtocol = {
  name: 'redis',
  matches: ({ client }) => /^\*\d+\r\n\$\d+\r\n/.test(client),
};
