import type { Story } from '../../story/story.js';
import { isAcmeValidation } from '../acme/validation.js';
import { isKnock, opensSpares } from '../certificate/reception.js';
import { curl } from '../commands.js';
import { serverAnswer } from '../conversation.js';
import { firstEnd, target, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { duration, party, sentence } from '../words.js';

/** Whoever dislikes a certificate leaves at once; who stays longer had a connection too many. */
const VERDICT_MS = 100;

/** The handshake is done, and so is the connection. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §6.1'],
  summary: 'The connection is closed right after the handshake, before any answer.',
  yields: true,
  proof: 'Both sides have finished; then a FIN, and no application data from the server but perhaps session tickets.',

  needs: ['handshake'],
  match(story) {
    const { client, tls } = story;
    if (!tls.completed || story.server.applicationDataBytes > MOST_TICKETS || isAcmeValidation(story)) return;
    if (saidWhy(story)) return;
    const end = firstEnd(story);
    const request = client.applicationData;
    if (!end || (end.who === 'server' && (end.how === 'rst' || !request))) return;
    if (end.who === 'client' && (request || opensSpares(client))) return;
    const answer = serverAnswer(story);
    if (answer === 'answered' || answer === 'perhaps a ticket') return;
    const polite = story[end.who].closeNotify !== undefined;
    return { completed: tls.completed, request, end: end.seen, who: end.who, polite, due: isAnswerDue(story), knock: isKnock(story) };
  },

  severityOf: ({ completed, request, end, polite, due, knock }) => {
    if (knock) return 'info';
    if (request) return due && !polite ? 'error' : 'warning';
    return waited(completed, end) < VERDICT_MS ? 'warning' : 'info';
  },
  certainty: ({ request, polite, due, knock }) => (knock || (request && due && !polite) ? 'likely' : 'possible'),

  explain: ({ completed, request, end, who, knock }, story) => ({
    title: knock ? 'A client does the handshake and resets the connection at once, as health checks do' : undefined,
    what: request
      ? `The handshake succeeded and the client sent a request; ${party(story, who)} closed the connection ` +
        `${duration(waited(request, end))} later without an answer.`
      : `The handshake succeeded; ${party(story, who)} closed the connection ${duration(waited(completed, end))} ` +
        'later without asking for anything.',
    why: request
      ? 'For the client the handshake was done. Clients print "Empty reply from server" (curl), "socket hang up" (Node), "EOF" (Go), "Remote ' +
        'end closed connection without response" (Python).'
      : 'Some clients judge the certificate only after the handshake, and then leave without an alert; health ' +
        'checks leave because they know enough.',
    fix: knock
      ? `Nothing to mend, if ${party(story, 'client')} is a load balancer or a monitor that only looks whether the server is there.`
      : request
      ? `Look at what handles requests behind ${party(story, 'server')}: its log, its backend.`
      : `Read the log of ${party(story, 'client')}: it knows whether it was content.`,
    blame: request ? 'server' : 'unknown',
    causes: request ? emptyHanded : knock ? knocked : hungUp(story),
    next: [{ text: 'Send a request by hand.', command: curl(target(story)) }],
  }),
});

/** An alert tells the reason, or hides it: the rules for alerts speak of it. */
function saidWhy({ client, server }: Story): boolean {
  return Boolean(client.alert ?? server.alert) || server.hiddenAlert?.value.place === 'after-finished';
}

/** HTTP answers every request; of other protocols nobody knows whose turn it was. */
function isAnswerDue({ client, tls }: Story): boolean {
  // TLS 1.3 chooses under encryption: then what the client offers says what it is about to speak.
  const spoken = tls.alpn ? [tls.alpn.value] : (client.hello?.value.alpn ?? []);
  return spoken.length > 0 && spoken.every((protocol) => HTTP.has(protocol));
}

const HTTP: ReadonlySet<string> = new Set(['h2', 'http/1.1', 'http/1.0']);

/** More than this is an answer, whatever else it holds. */
const MOST_TICKETS = 6_000;

const emptyHanded: readonly Cause[] = [
  {
    text: 'The application or the backend behind it ended the connection without an answer.',
    likelihood: 'high',
    why: 'The request was sent and nothing came back.',
  },
  {
    text: 'The server refused the client after the handshake (its certificate, its name, a policy), or could not decrypt what it sent.',
    likelihood: 'medium',
    why: 'A TLS 1.3 server judges the client after the client has finished.',
  },
];

const knocked: readonly Cause[] = [
  {
    text: 'A health check of a load balancer or a monitor (HAProxy: check-ssl) that has seen enough',
    likelihood: 'high',
    why: 'It asked for no name and no protocol, and reset the connection on purpose a moment after the handshake.',
  },
  {
    text: 'A client that reached the server by its address does not like the certificate, and tells nobody',
    likelihood: 'low',
    why: 'Such clients mostly close, or say why by an alert.',
  },
];

function hungUp({ client }: Story): readonly Cause[] {
  return [
    {
      text:
        'The client does not accept the certificate (its name, its issuer) and checks it after the handshake, as ' +
        "Node.js and curl's name check do.",
      likelihood: 'medium',
      why: 'It left before its first request.',
    },
    {
      text: 'A health check, or a spare connection that was not needed.',
      likelihood: 'medium',
      why: `${sentence(client.closeNotify ? 'it said goodbye in good order' : 'it asked for nothing')}.`,
    },
  ];
}
