import type { PlaintextProtocol } from './preamble.js';

/** SSH's version exchange (RFC 4253 §4.2). */
export const ssh: PlaintextProtocol = {
  name: 'ssh',
  matches: ({ client, server }) => client.startsWith('SSH-') || server.startsWith('SSH-'),
};
