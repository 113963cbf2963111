import type { PlaintextProtocol } from './preamble.js';

/** SOCKS 5 (RFC 1928): methods, then the request. */
export const socks5: PlaintextProtocol = {
  name: 'socks5',
  matches: ({ client, server }) => /^\x05[\x01-\x09][\0-\x09]/.test(client) && (server === '' || server[0] === '\x05'),
  request: /^\x05/,
};

/** SOCKS 4 and 4a: command, port, address, user. */
export const socks4: PlaintextProtocol = {
  name: 'socks4',
  matches: ({ client, server }) => /^\x04[\x01\x02].{6}/s.test(client) && (server === '' || server[0] === '\0'),
  request: /^\x04/,
};
