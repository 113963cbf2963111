import { after, firstEnd, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, endpoint, party, sentence } from '../words.js';

/** A knock at the door: opened, closed, nothing said. */
export default rule({
  severity: 'info',
  certainty: 'proven',
  cites: ['RFC 9293 §3.6'],
  summary: 'The connection is opened and closed without a word.',
  proof: 'TCP handshake and close, no payload in either direction. Not an attempt at TLS, so not a failed one.',
  stage: 'client-hello',

  match(story) {
    const { tcp, client, server, protocol } = story;
    if (protocol !== 'none' || !tcp.established || client.sent > 0 || server.sent > 0) return;
    const end = firstEnd(story);
    if (!end) return;
    return { established: tcp.established, close: end.seen, who: end.who };
  },

  explain: ({ established, close, who }, story) => ({
    what:
      `${sentence(party(story, who))} closed the connection to ${endpoint(story.server.endpoint)} ` +
      `${after(waited(established, close))} it was opened; nobody had said anything.`,
    why:
      who === 'client'
        ? 'Health checks, port scans and browsers that open a spare connection do this.'
        : 'The server waited for a ClientHello and did not get one in time, or does not want to be spoken to.',
    fix: 'Nothing to mend, unless this client was expected to speak TLS: then look at why it did not begin.',
    blame: 'unknown',
    causes: [
      {
        text: 'A health check or a port scan.',
        likelihood: who === 'client' ? 'high' : 'low',
        why: `${sentence(party(story, who))} closed first.`,
      },
      {
        text: 'A spare connection that was not needed.',
        likelihood: 'medium',
        why: `It was open for ${duration(waited(established, close))}.`,
      },
    ],
  }),
});
