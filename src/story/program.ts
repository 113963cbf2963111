import { perStory } from './per-story.js';
import type { Story } from './story.js';

/**
 * Stands for one program on one machine: the address and what the ClientHello offers. Two programs on one TLS library may
 * share it; one program with other settings has another.
 */
export const programOf = perStory(({ client }: Story): string => {
  let offer = 0;
  for (const suite of client.hello?.value.cipherSuites ?? []) offer = (Math.imul(offer, 31) + suite) | 0;
  return `${client.endpoint.address} ${offer}`;
});
