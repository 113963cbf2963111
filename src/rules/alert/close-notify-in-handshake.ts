import { when, type Fact } from '../../story/fact.js';
import type { Party } from '../../story/story.js';
import { firstEnd, isEarlier } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';

interface Found extends Record<string, unknown> {
  readonly goodbye: Fact<unknown>;
  readonly from: Party;
}

/** One side says goodbye in the middle of the handshake. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.1'],
  summary: 'One side politely gave up in the middle of the handshake.',
  proof:
    'Proven by a close_notify (0) before the handshake was complete, without a fatal alert. At the end of a ' +
    'connection, or after the other side has closed, the same alert is just the proper goodbye.',

  yields: true,

  needs: ['no-handshake'],
  match(story) {
    const { client, server, tls } = story;
    if (tls.completed || !client.hello || client.alert || server.alert) return;
    const sides: Found[] = [];
    if (client.closeNotify?.value === 'read') sides.push({ goodbye: client.closeNotify, from: 'client' });
    if (server.closeNotify?.value === 'read') sides.push({ goodbye: server.closeNotify, from: 'server' });
    const first = sides.sort((a, b) => when(a.goodbye).frame - when(b.goodbye).frame)[0];
    const end = firstEnd(story);
    // GnuTLS says goodbye to a server that has closed: that one gave up.
    if (!first || (end && end.who !== first.from && isEarlier(end.seen, first.goodbye))) return;
    return first;
  },

  explain({ from }, story) {
    const reason = story[from].alerts.find(({ value }) => value.code === 90);
    return {
      title: `The ${from} politely gave up in the middle of the handshake`,
      what: `${sentence(party(story, from))} sent the goodbye close_notify (0) before the handshake was complete.`,
      why: reason
        ? 'It sent user_canceled (90) as well: somebody, or its program, called the connection off.'
        : 'That is a polite way to give up. The sender had a reason, and the capture cannot show it, because the ' +
          'alert names none.',
      fix: `Read the log of the ${from} at this second.`,
      blame: from,
      causes: [
        {
          text: `The ${from}'s program gave up: a timeout, a cancelled request, a shutdown`,
          likelihood: 'high',
          why: 'It said goodbye itself, properly.',
        },
        {
          text: `The ${from} did not like what the other side sent, and its library does not say so`,
          likelihood: 'medium',
          why: 'It came in the middle of the handshake.',
        },
      ],
    };
  },
});
