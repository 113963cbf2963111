import type { Story } from '../../story/story.js';
import { perStory } from '../../story/per-story.js';

/** The protocol by which a CA asks for its validation certificate (RFC 8737 §6.2). */
export const ACME_PROTOCOL = 'acme-tls/1';

/** A CA checks who holds the name: what it is shown is made for it alone, and no server certificate (RFC 8737 §3). */
export const isAcmeValidation = perStory(({ client }: Story): boolean => {
  const offered = client.hello?.value.alpn ?? [];
  return offered.length === 1 && offered[0] === ACME_PROTOCOL;
});
