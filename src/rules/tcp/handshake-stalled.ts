import type { Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { firstAnswer, firstEnd, hasGaps, isEarlier, target, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, party } from '../words.js';

const waitedFor: Readonly<Record<string, string>> = {
  'client-key-exchange': "to answer the client's key exchange",
  'client-finished': "to confirm the client's Finished",
};

/** A client may take its time over a certificate (revocation lists), and a person over a smart card. */
const PATIENCE_MS = 5_000;

/** Begun and left standing, with both sides there. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §2', 'RFC 5246 §7.3'],
  summary: 'The handshake stops in the middle and nobody says anything more.',
  proof: 'After the ServerHello one side owes the next message, and the capture runs on without it.',

  needs: ['no-handshake'],
  match(story) {
    const { server, tls, ending } = story;
    const answer = firstAnswer(story);
    if (!answer || hasGaps(story)) return;
    const late = answeredLate(story);
    if (late) return { answer, asked: late.asked, gaveUp: late.gaveUp, silence: undefined, late };
    if (tls.completed) return;
    const silence = server.silence && server.silence.value.after in waitedFor ? server.silence : undefined;
    if ((silence?.value.ms ?? ending.quietMs ?? 0) < PATIENCE_MS) return;
    return { answer, asked: undefined, gaveUp: undefined, silence, late: undefined };
  },

  explain: ({ silence, late }, story) => ({
    what: late
      ? `The client waited ${duration(late.ms)} for ${party(story, 'server')} to confirm the handshake and gave up; the ` +
        'server went on when the client was gone.'
      : silence
      ? `The client waited ${duration(silence.value.ms)} for ${party(story, 'server')} ` +
        `${waitedFor[silence.value.after]}, in vain.`
      : `After ${lastWords(story)} nothing more was said, and nobody closed the connection.`,
    why: silence ?? late
      ? `The server had begun to answer and then fell silent. ${clientErrors.timeout}`
      : 'One side is stuck, gone, or its packets are lost.',
    fix: `Read the log of ${party(story, (silence ?? late) ? 'server' : 'client')} at this moment.`,
    blame: (silence ?? late) ? 'server' : 'unknown',
    causes: [
      (silence ?? late)
        ? {
            text: 'The server process is stuck: a key store, an OCSP or LDAP look-up, a lock.',
            likelihood: 'medium',
            why: 'It owed the next message.',
          }
        : {
            text: 'The client verifies the certificate by asking somebody who does not answer (OCSP, CRL).',
            likelihood: 'medium',
            why: 'It owed the next message.',
          },
      {
        text: 'One side disappeared: power, network, address translation.',
        likelihood: 'medium',
        why: 'There is neither FIN nor RST.',
      },
    ],
    next: [{ text: 'Try the handshake by hand, with every message shown.', command: sClient(target(story), '-trace') }],
  }),
});

/** TLS up to 1.2: the server's Finished came only after the client, tired of waiting for it, had closed. */
function answeredLate(story: Story) {
  const { client, server } = story;
  const end = firstEnd(story);
  if (!client.keyExchange || !server.finished || end?.who !== 'client' || !isEarlier(end.seen, server.finished)) return;
  const ms = waited(client.keyExchange, end.seen);
  return ms >= PATIENCE_MS ? { asked: client.keyExchange, gaveUp: end.seen, ms } : undefined;
}

function lastWords({ client, server }: Story): string {
  if (client.finished ?? client.keyExchange) return "the client's key exchange";
  return server.certificates ? "the server's certificate" : 'the ServerHello';
}
