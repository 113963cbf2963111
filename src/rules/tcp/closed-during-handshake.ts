import type { Party, Story } from '../../story/story.js';
import { leftToLookForOne } from '../certificate/reception.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import {
  after,
  firstAnswer,
  firstEnd,
  isEarlier,
  refusedByAlert,
  serverSpokeTls,
  target,
  waited,
} from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { timeLimit } from '../time-limit.js';
import { party, sentence } from '../words.js';

/** Hung up in the middle, in good order, and nobody said why. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.1', 'RFC 5246 §7.2.1'],
  summary: 'The connection is closed in the middle of the handshake without a reason.',
  proof:
    'A FIN after the ServerHello and before both sides have finished, with no fatal alert that could be read ' +
    'before it.',

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (tls.completed || (!client.fin && !server.fin) || !serverSpokeTls(story) || refusedByAlert(story)) return;
    const end = firstEnd(story);
    const answer = firstAnswer(story);
    if (saidGoodbyeBefore(story)) return; // alert/close-notify-in-handshake
    if (end?.how !== 'fin' || !answer || !isEarlier(answer, end.seen) || leftToLookForOne(story)) return;
    const goodbye = story[end.who].closeNotify;
    const alike = around.cutAfterAsLong(story);
    return { answer: server.certificates ?? answer, goodbye, fin: end.seen, who: end.who, limit: end.who === 'server' ? timeLimit(story, end.seen, alike) : undefined, alike };
  },

  explain: ({ answer, goodbye, fin, who, limit }, story) => ({
    what:
      `${sentence(party(story, who))} closed the connection in the middle of the handshake, ` +
      `${after(waited(answer, fin))} ${lastWords(story)}.`,
    why: goodbye
      ? 'It said goodbye (close_notify), which means "I give up", and not why.'
      : `It gave no reason, not even an alert. ${who === 'server' ? clientErrors.eof : ''}`.trim(),
    fix:
      limit && isClientsTurn(story)
        ? `Find out why ${party(story, 'client')} did not go on: it was its turn, and the server waited in vain.`
        : `Read the log of ${party(story, who)} at this moment: it decided to stop.`,
    blame: limit && isClientsTurn(story) ? 'client' : who,
    causes: [...(limit ? [limit] : []), ...causesOf(who, story)],
    next: [
      {
        text: 'Do the same handshake by hand and see how far it gets.',
        command: sClient(target(story), '-showcerts', '-trace'),
      },
    ],
  }),
});

/** Whoever says close_notify first gives up, and the other one's FIN is the answer to it. */
function saidGoodbyeBefore(story: Story): boolean {
  const end = firstEnd(story);
  return [story.client, story.server].some(
    ({ closeNotify }) => end && closeNotify?.value === 'read' && !isEarlier(end.seen, closeNotify),
  );
}

/** The server had said all that was its to say, and the client had not gone on. */
function isClientsTurn({ client, server }: Story): boolean {
  return server.hello !== undefined && !client.keyExchange && !client.finished;
}

function lastWords({ server }: Story): string {
  if (server.certificates) return "the server's certificate";
  return server.hello ? 'the ServerHello' : "the server's request for another ClientHello";
}

function causesOf(who: Party, { server, tls }: Story): Cause[] {
  if (who === 'server') {
    return [
      tls.clientAuth === 'none'
        ? {
            text: 'The server failed.',
            likelihood: 'medium',
            why: 'It had answered normally before.',
          }
        : {
            text: 'The server refused the client certificate without an alert.',
            likelihood: 'high',
            why: 'It had asked for a client certificate.',
          },
    ];
  }
  return [
    {
      text: "The client does not accept the server's certificate, and hangs up without an alert.",
      likelihood: 'high',
      why: server.certificates
        ? "Its close is the answer to the server's certificate."
        : 'The close comes where the certificate is judged.',
    },
    {
      text: 'The client ran into its own time limit, or was stopped.',
      likelihood: 'medium',
      why: 'It is the client that closed.',
    },
  ];
}
