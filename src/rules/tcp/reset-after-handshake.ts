import { ONE_INSTANT_MS } from '../../story/around.js';
import { clientErrors } from '../client-errors.js';
import { curl } from '../commands.js';
import { serverAnswer } from '../conversation.js';
import { after, firstEnd, target, waited } from '../look-ups.js';
import { originAside, originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { rule, type Cause } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** TLS is innocent: somebody cut the connection when the first request came. */
export default rule({
  severity: 'error',
  cites: ['RFC 9293 §3.5.2', 'RFC 8446 §6.1'],
  summary: 'The connection is reset right after the handshake, before any answer.',
  proof: 'Both sides have finished, the server sent no application data but perhaps session tickets, and then its RST.',

  needs: ['handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (!tls.completed || !server.rst) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'rst') return;
    const answer = serverAnswer(story);
    if (answer === 'answered') return;
    const request = client.applicationData;
    return { completed: tls.completed, request, rst: server.rst, answer, cut: around.cutTogether(story, ONE_INSTANT_MS) };
  },

  certainty: ({ answer }) => (answer === 'perhaps a ticket' ? 'likely' : 'proven'),

  explain: ({ completed, request, rst, cut }, story) => {
    const origin = resetOrigin(story.server, rst.value);
    const moment = request
      ? `${after(waited(request, rst))} the client's first request`
      : `${after(waited(completed, rst))} the handshake, before the client sent a request`;
    const crashed: Cause[] = cut
      ? [
          {
            text: 'The server process crashed or was restarted.',
            likelihood: 'high',
            why:
              `${sentence(count(cut.value.connections, 'other connection'))} to the same server ended within 50 ms ` +
              'of this one.',
          },
        ]
      : [];
    return {
      what: `The handshake succeeded; ${party(story, 'server')} reset the connection ${moment}${originAside(origin)}.`,
      why: `Certificates, versions and ciphers are not the reason: they were agreed on. ${clientErrors.reset}`,
      fix:
        'Look at what handles the request behind TLS: its log, its limits, its backend; and at boxes on the way ' +
        'that cut connections.',
      blame: resetBlame(origin, 'server'),
      causes: [
        ...originCauses(origin),
        ...crashed,
        {
          text: 'The application closed its socket with unread data, with SO_LINGER zero, or died.',
          likelihood: 'high',
          why: request
            ? 'The request was there, and a RST instead of a FIN came back.'
            : 'A RST instead of a FIN throws everything away.',
        },
        ...(story.tls.clientAuth === 'none' ? [] : [refusedClient]),
        {
          text: 'A proxy or load balancer could not reach its backend, or cut the connection by policy.',
          likelihood: 'medium',
          why: 'The side that speaks TLS is often not the one that handles the request.',
        },
      ],
      next: [
        { text: 'Send a request by hand.', command: curl(target(story)) },
        ...originSteps(origin, story.server.endpoint.address),
      ],
    };
  },
});

const refusedClient: Cause = {
  text: 'The server refused the client certificate, or its absence, without an alert.',
  likelihood: 'high',
  why: 'It had asked for a client certificate; in TLS 1.3 the client has finished before the server judges it.',
};
