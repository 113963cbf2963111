import { clientErrors } from '../client-errors.js';
import { curl } from '../commands.js';
import { lastRequest, serverAnswer } from '../conversation.js';
import { firstEnd, isEarlier, target } from '../look-ups.js';
import { isForeign, originAside, originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { rule, type Cause } from '../rule.js';
import { party } from '../words.js';

/** Answers had come already; the last one may be cut short. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.1', 'RFC 9293 §3.5.2'],
  summary: 'The server resets the connection after answering on it.',
  proof: 'A RST from the server after application data of both sides, with no close_notify or FIN of either before it.',

  needs: ['handshake'],
  match(story) {
    const { server, client, tls } = story;
    if (!tls.completed || !server.rst || server.closeNotify) return;
    if (client.closeNotify && isEarlier(client.closeNotify, server.rst)) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'rst' || serverAnswer(story) !== 'answered') return;
    return { answered: server.applicationData, unanswered: lastRequest(story), rst: server.rst };
  },

  // A request that nobody answered is lost; a reset between requests may go unnoticed.
  severityOf: ({ unanswered }) => (unanswered ? 'error' : 'warning'),

  explain: ({ rst, unanswered }, story) => {
    const origin = resetOrigin(story.server, rst.value);
    return {
      what:
        `The handshake and some exchange of data succeeded; then ${party(story, 'server')} reset the ` +
        `connection${originAside(origin)}.`,
      why: unanswered
        ? `The client's latest request got no answer. ${clientErrors.reset}`
        : `What the client was still receiving or about to ask is lost. ${clientErrors.reset}`,
      fix: unanswered && !rst.value.acked && !isForeign(origin)
        ? `Look whether ${party(story, 'server')} was restarted, replaced or failed over just before; a client that ` +
          'meets this should open a new connection and ask again.'
        : 'If clients complain, compare the time limits for idle connections on client, load balancer and server: ' +
          'the client should give up first.',
      blame: resetBlame(origin, 'server'),
      causes: [
        ...originCauses(origin),
        ...(unanswered && !rst.value.acked ? [unknownThere] : []),
        {
          text: 'An idle or total time limit of the server or of a box between ran out.',
          likelihood: 'medium',
          why: 'The connection had worked until then.',
        },
        {
          text: 'The server process ended or was restarted.',
          likelihood: 'medium',
          why: 'There was neither close_notify nor FIN.',
        },
      ],
      next: [
        { text: 'Repeat the request by hand.', command: curl(target(story)) },
        ...originSteps(origin, story.server.endpoint.address),
      ],
    };
  },
});

/** Whoever ends a connection of its own confirms what it got; this is how a host answers for one that it does not have. */
const unknownThere: Cause = {
  text: "The server's host knows nothing of this connection any more: it was restarted, replaced or failed over.",
  likelihood: 'high',
  why: 'The reset has no ACK, and answers the request.',
};
