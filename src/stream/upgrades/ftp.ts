import type { PlaintextProtocol } from './preamble.js';

/** FTP with AUTH TLS (RFC 4217). */
export const ftp: PlaintextProtocol = {
  name: 'ftp',
  matches: ({ client, server }) => /^220[ -]/.test(server) && (/^(AUTH|USER|FEAT)\b/im.test(client) || /ftp/i.test(server)),
  request: /^AUTH (TLS|SSL)/im,
};
