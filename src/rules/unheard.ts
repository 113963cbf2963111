import type { Story } from '../story/story.js';
import { type End, firstEnd, isEarlier, serverSaidNothing } from './look-ups.js';
import { isForeign, resetOrigin } from './reset-origin.js';

/**
 * How the server ended the connection before the ClientHello had reached it: its FIN or RST came first, or confirms no
 * byte of the hello, which then was still on its way. What the hello asks for cannot be the reason.
 */
export function unheardEnd(story: Story): End | undefined {
  const { client, server } = story;
  const end = firstEnd(story);
  if (end?.who !== 'server' || !client.hello || !serverSaidNothing(story)) return undefined;
  if (isEarlier(end.seen, client.hello)) return end;
  if (client.acked > 0 || end.seen.value.heard !== 0) return undefined;
  // A box that answers in the server's name may write any number.
  return server.rst && end.how === 'rst' && isForeign(resetOrigin(server, server.rst.value)) ? undefined : end;
}
