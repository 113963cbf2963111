import { leftToLookForOne } from '../certificate/reception.js';
import { sClient } from '../commands.js';
import { firstEnd, hasGaps, target } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** It did not work, and nothing better can be said. */
export default rule({
  severity: 'error',
  certainty: 'possible',
  cites: ['RFC 8446 §2'],
  summary: 'The connection ends before the handshake is complete.',
  proof:
    'TLS was spoken, the connection was closed, and no Finished of both sides lies between. Every other rule ' +
    'explains more.',
  lastResort: true,

  needs: ['no-handshake'],
  match(story) {
    const { protocol, tls, ending, client, server } = story;
    if (protocol !== 'tls' || tls.completed || ending.how === 'open') return;
    if (hasGaps(story) || leftToLookForOne(story)) return;
    const end = firstEnd(story);
    const begun = client.hello ?? server.hello ?? client.problems[0] ?? server.problems[0] ?? end?.seen;
    if (!begun) return;
    return { begun, end: end?.seen, who: end?.who };
  },

  explain: ({ end, who }, story) => ({
    what:
      end && who
        ? `${sentence(party(story, who))} ended the connection before the handshake was complete.`
        : 'The connection fell silent before the handshake was complete.',
    why:
      !story.client.hello && story.client.sent > 0 && story.server.sent === 0
        ? `The client had sent ${count(story.client.sent, 'byte')}, which are the beginning of a ClientHello and no more.`
        : 'The packets do not tell why: there is no alert, and what both sides said is in order as far as it goes.',
    fix: `Read the logs of both sides at this moment${who ? `, first of all that of ${party(story, who)}` : ''}.`,
    blame: 'unknown',
    causes: [
      {
        text: 'The side that ended it had a reason of its own.',
        likelihood: 'medium',
        why: who ? `${sentence(party(story, who))} ended it.` : 'Nobody closed.',
      },
    ],
    next: [{ text: 'Try the handshake by hand, with every message shown.', command: sClient(target(story), '-trace') }],
  }),
});
