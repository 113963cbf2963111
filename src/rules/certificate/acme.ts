import type { Story } from '../../story/story.js';

/** The protocol by which a CA asks for its validation certificate (RFC 8737 §6.2). */
export const ACME_PROTOCOL = 'acme-tls/1';

/** A CA checks who holds the name: what it is shown is made for it alone, and no server certificate (RFC 8737 §3). */
export function isAcmeValidation({ client }: Story): boolean {
  return client.hello?.value.alpn.includes(ACME_PROTOCOL) ?? false;
}
