import type { PlaintextProtocol } from './preamble.js';

/** A tunnel through an HTTP proxy (RFC 9110 §9.3.6). */
export const httpConnect: PlaintextProtocol = {
  name: 'http-connect',
  matches: ({ client }) => /^CONNECT \S+ HTTP\/1\.[01]\r?\n/.test(client),
  request: /^CONNECT /,
};
