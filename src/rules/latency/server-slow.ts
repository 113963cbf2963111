import { when } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { type Cause, rule } from '../rule.js';
import { duration, party, said, sentence } from '../words.js';
import { isHalting, isNearServer, isQuick, resentInHandshake, serverWait, SLOW_MS } from './waits.js';

/** The handshake worked; the server thought it over for long. */
export default rule({
  severity: 'warning',
  cites: ['RFC 8446 §2', 'RFC 5246 §7.3'],
  summary: 'The server took long to answer the ClientHello.',
  proof:
    'The time from ClientHello to ServerHello, less one round trip, with nothing sent again in between. With ' +
    'repeats it is latency/packet-loss. Proven where the capture was taken at the server: elsewhere an answer that ' +
    'was lost before it came to the capture looks the same.',

  needs: ['handshake'],
  match(story) {
    const { tls } = story;
    // The answer may have come before, in what the capture lacks.
    if (isQuick(story) || !tls.completed || story.gaps.hole.server) return;
    const wait = serverWait(story);
    if (!wait || resentInHandshake(story, 'client') || resentInHandshake(story, 'server')) return;
    // It had answered long before; what came late is the packet that was lost.
    const { early } = story.server;
    if (early && when(early).frame < when(wait.to).frame) return;
    const taken = story.server.acknowledged;
    const seen = taken !== undefined && isNearServer(story);
    return { asked: wait.from, answered: wait.to, ms: wait.ms, taken, seen };
  },

  severityOf: ({ ms }) => (ms >= SLOW_MS ? 'warning' : 'info'),
  certainty: ({ seen }) => (seen ? 'proven' : 'likely'),

  explain: ({ ms, taken, seen }, story) => ({
    title: seen
      ? `The server took ${duration(ms)} to answer the ClientHello`
      : `The answer to the ClientHello took ${duration(ms)}`,
    what: `${sentence(party(story, 'server'))} took ${duration(ms)} (the way there and back taken off) to answer.`,
    why: seen
      ? 'Its TCP confirmed the ClientHello long before, and the capture was taken on its side: the wait is inside ' +
        'the server.'
      : said(
          taken && 'Its TCP confirmed the ClientHello long before, so the question arrived.',
          'Either the server thought it over, or its answer was lost before the point of this capture, and sent again.',
        ),
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
      ...(seen ? [] : [lostAnswer(story)]),
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

/** After a loss a sender begins again with one packet, and sends the next when that is confirmed (RFC 5681 §3.1). */
function lostAnswer(story: Story): Cause {
  const halting = isHalting(story);
  return {
    text: 'The answer was lost on the way, and sent again when a timer ran out.',
    likelihood: halting ? 'high' : 'medium',
    why: halting
      ? 'The first packet of the answer came alone and the next a round trip later, which is how a sender begins ' +
        'again after a loss.'
      : 'A capture at the client does not show what never came there; one at the server would.',
  };
}
