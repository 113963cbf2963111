import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, party, sentence } from '../words.js';
import { isQuick, resentInHandshake, serverWait, SLOW_MS } from './waits.js';

/** The handshake worked; the server thought it over for long. */
export default rule({
  severity: 'warning',
  cites: ['RFC 8446 §2', 'RFC 5246 §7.3'],
  summary: 'The server took long to answer the ClientHello.',
  proof:
    'The time from ClientHello to ServerHello, less one round trip, with nothing sent again in between. With ' +
    'repeats it is latency/packet-loss.',

  match(story) {
    const { tls } = story;
    if (isQuick(story) || !tls.completed) return;
    const wait = serverWait(story);
    if (!wait || resentInHandshake(story, 'client') || resentInHandshake(story, 'server')) return;
    return { asked: wait.from, answered: wait.to, ms: wait.ms, taken: story.server.acknowledged };
  },

  severityOf: ({ ms }) => (ms >= SLOW_MS ? 'warning' : 'info'),
  certainty: ({ taken }) => (taken ? 'proven' : 'likely'),

  explain: ({ ms, taken }, story) => ({
    title: `The server took ${duration(ms)} to answer the ClientHello`,
    what: `${sentence(party(story, 'server'))} took ${duration(ms)} (the way there and back taken off) to answer.`,
    why: taken
      ? 'Its TCP confirmed the ClientHello long before: the wait is inside the server, not on the way.'
      : 'Nothing was sent again, so nothing was lost: the wait is at the server.',
    fix: 'Look at the load of the server at this moment, and at what it asks before it answers.',
    blame: 'server',
    causes: [
      {
        text: 'Too few workers or too little CPU for the handshakes (RSA keys of 4096 bits cost most).',
        likelihood: 'high',
        why: 'The connection waits in a queue before anybody reads its hello.',
      },
      {
        text: 'The server asks somebody first: a key in an HSM, an OCSP responder, a certificate store, DNS.',
        likelihood: 'medium',
        why: 'Such questions come before the ServerHello.',
      },
    ],
    next: [
      { text: 'Time it by hand, ten times.', command: `time ${sClient(target(story))} >/dev/null` },
      {
        text: 'On the server: the queue before the program.',
        command: `ss -ltn 'sport = :${story.server.endpoint.port}'`,
      },
    ],
  }),
});
