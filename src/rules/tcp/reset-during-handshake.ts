import { ONE_INSTANT_MS } from '../../story/around.js';
import type { Party, Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import {
  firstAnswer,
  firstEnd,
  isEarlier,
  other,
  refusedByAlert,
  serverSpokeTls,
  target,
  waited,
  after,
} from '../look-ups.js';
import {
  originAside,
  originCauses,
  originSteps,
  resetBlame,
  resetOrigin,
  type ResetOrigin,
} from '../reset-origin.js';
import { rule, type Cause } from '../rule.js';
import { count, duration, party, sentence } from '../words.js';

/** Cut in the middle, and nobody said why. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §6.2', 'RFC 9293 §3.5.2'],
  summary: 'The connection is reset in the middle of the handshake.',
  proof: 'A RST after the ServerHello and before both sides have finished, with no alert that could be read before it.',

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (tls.completed || (!client.rst && !server.rst) || !serverSpokeTls(story) || refusedByAlert(story)) return;
    const end = firstEnd(story);
    const answer = firstAnswer(story);
    if (end?.how !== 'rst' || !answer || !isEarlier(answer, end.seen)) return;
    const rst = story[end.who].rst;
    if (!rst) return;
    const seen = server.certificates ?? server.hello ?? answer;
    return { hello: client.hello, answer: seen, rst, who: end.who, cut: around.cutTogether(story, ONE_INSTANT_MS) };
  },

  explain: ({ answer, rst, who, cut }, story) => {
    const origin = resetOrigin(story[who], rst.value);
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
      what:
        `${sentence(party(story, who))} reset the connection in the middle of the handshake, ` +
        `${after(waited(answer, rst))} ${lastWords(story)}${originAside(origin)}.`,
      why:
        'No alert says why. ' +
        `${who === 'server' ? clientErrors.reset : 'The other side only sees the connection go.'}`,
      fix: fixFor(origin, who, story),
      blame: resetBlame(origin, who),
      causes: [...originCauses(origin), ...(who === 'server' ? crashed : []), ...causesOf(who, story)],
      next: [
        {
          text: 'Do the same handshake by hand and see how far it gets.',
          command: sClient(target(story), '-showcerts', '-trace'),
        },
        ...originSteps(origin, story[other(who)].endpoint.address),
      ],
    };
  },
});

/** Who bears the address of a reset that came from elsewhere knows nothing of it. */
function fixFor(origin: ResetOrigin | undefined, who: Party, story: Story): string {
  if (resetBlame(origin, who) === 'middlebox') {
    return (
      'Find the box between client and server that sent the reset: a firewall, an inspection, a load balancer; its ' +
      `log knows why. Whether ${party(story, who)} ended it too, its own log says.`
    );
  }
  const decided = who === 'client' ? 'the client decided' : 'it is the side that decided';
  return `Read the log of ${party(story, who)} at this moment; ${decided} to end it.`;
}

function lastWords({ server }: Story): string {
  if (server.certificates) return "the server's certificate";
  return server.hello ? 'the ServerHello' : "the server's request for another ClientHello";
}

/** Shorter than any client's patience, in ms. */
const PATIENCE_MS = 1_000;

/**
 * For how long the client had waited before it was gone, in ms: a kernel whose program has closed answers what still
 * comes with a bare RST (RFC 9293 §3.10.7.1); its FIN may be stuck behind a hello that was never confirmed.
 */
function goneAfter({ client, server }: Story): number | undefined {
  const asked = client.secondHello ?? client.hello;
  if (!client.rst || client.rst.value.acked || client.rst.value.window > 0 || !asked || !server.hello) return undefined;
  const ms = waited(asked, server.hello);
  return ms >= PATIENCE_MS && waited(server.hello, client.rst) < PATIENCE_MS ? ms : undefined;
}

function causesOf(who: Party, story: Story): Cause[] {
  const { server, tls } = story;
  if (who === 'server') {
    return [
      {
        text:
          tls.clientAuth === 'none'
            ? 'The server process failed or hit a limit.'
            : 'The server refused the client certificate without saying so.',
        likelihood: 'medium',
        why: tls.clientAuth === 'none' ? 'It had answered normally before.' : 'It had asked for a client certificate.',
      },
    ];
  }
  const gone = goneAfter(story);
  return [
    ...(gone === undefined ? [] : [tooLate(gone)]),
    {
      text:
        "The client does not accept the server's certificate and belongs to those that hang up without an alert " +
        '(.NET on Linux, Schannel, many apps).',
      likelihood: gone === undefined ? 'high' : 'low',
      why: server.certificates
        ? "The reset is its answer to the server's certificate."
        : 'The reset comes where the certificate is judged; in TLS 1.3 that is hidden by encryption.',
    },
    {
      text: 'The client was stopped, or its own time limit ran out.',
      likelihood: 'low',
      why: 'It is the client that ended the connection.',
    },
  ];
}

function tooLate(ms: number): Cause {
  return {
    text: 'The client had given up before: the answer came too late, and only its kernel was left to refuse it.',
    likelihood: 'high',
    why: `The answer took ${duration(ms)}, and the reset has no ACK and no window, as a closed socket sends it.`,
  };
}
