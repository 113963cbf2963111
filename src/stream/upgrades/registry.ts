import { ftp } from './ftp.js';
import { http } from './http.js';
import { httpConnect } from './http-connect.js';
import { imap } from './imap.js';
import { irc } from './irc.js';
import { ldap } from './ldap.js';
import { mysql } from './mysql.js';
import { pop3 } from './pop3.js';
import { postgresql } from './postgresql.js';
import type { PlaintextProtocol, Preamble } from './preamble.js';
import { proxyProtocol } from './proxy-protocol.js';
import { rdp } from './rdp.js';
import { redis } from './redis.js';
import { smtp } from './smtp.js';
import { socks4, socks5 } from './socks.js';
import { ssh } from './ssh.js';
import { xmpp } from './xmpp.js';

/** The first that matches names the protocol: the stricter ones stand first. */
export const plaintextProtocols: readonly PlaintextProtocol[] = [
  proxyProtocol,
  httpConnect,
  http,
  ssh,
  smtp,
  ftp,
  imap,
  pop3,
  irc,
  xmpp,
  postgresql,
  mysql,
  rdp,
  redis,
  ldap,
  socks5,
  socks4,
];

/** Names what was said in the clear, and whether the client asked to turn to TLS. */
export function nameProtocol(said: Preamble): { name: string; askedForTls: boolean } {
  const protocol = plaintextProtocols.find((one) => one.matches(said));
  return { name: protocol?.name ?? 'unknown', askedForTls: protocol?.request?.test(said.client) ?? false };
}
