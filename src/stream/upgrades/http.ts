import type { PlaintextProtocol } from './preamble.js';

const REQUEST = /^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH|TRACE|PRI) \S+ HTTP\/[12]/;

/** HTTP in the clear; `Upgrade: TLS` is RFC 2817. */
export const http: PlaintextProtocol = {
  name: 'http',
  matches: ({ client, server }) => REQUEST.test(client) || /^HTTP\/[12](\.\d)? \d{3}/.test(server),
  request: /\r\nUpgrade: *TLS/i,
};
