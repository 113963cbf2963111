import { canonicalIp } from '../x509/ip-text.js';

/** What is odd about a name in a ClientHello, as a sentence; nothing where it is a plain host name (RFC 6066 §3). */
export function oddity(name: string): string | undefined {
  if (isAddress(name)) return `"${name}" is an address, which has no place in a server name (RFC 6066).`;
  if (name.endsWith('.')) return 'The dot at its end should not be there.';
  if (name.includes('_')) return 'Names with an underscore are refused by some servers.';
  if (/[:/@]/.test(name)) return 'It holds more than a host name: a port, a path or a user has slipped in.';
  return undefined;
}

/** An IPv4 or IPv6 address as text, in brackets or not. */
export function isAddress(name: string): boolean {
  return canonicalIp(name.replace(/^\[|\]$/g, '')) !== undefined || /^[\d.]+$/.test(name);
}
