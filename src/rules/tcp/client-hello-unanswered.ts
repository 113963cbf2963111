import type { Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { largeHello, smallerHello } from '../hello-size.js';
import { firstAnswer, firstEnd, isEarlier, opensWithout, target, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { count, duration, endpoint, party, sentence } from '../words.js';

/** A client that waits this long has met silence; one that leaves sooner may have had its own reasons. */
const PATIENCE_MS = 1_000;

/** The kernel takes the hello and the program does not answer it. */
export default rule({
  severity: 'error',
  cites: ['RFC 8446 §2', 'RFC 9293 §3.8'],
  summary: 'The server does not answer the ClientHello.',
  proof:
    'The ClientHello is acknowledged by TCP and nothing follows until the client gives up. Not acknowledged: ' +
    'tcp/client-hello-lost.',
  stage: 'client-hello',
  // What comes after the client has left is an echo.
  outranks: ['certificate/*', 'alert/*', 'tcp/*'],
  silenceOf: ['server'],

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls } = story;
    if (tls.completed || !client.hello || client.acked === 0 || client.alert || server.alert) return;
    // The server does not even read: tcp/zero-window.
    if (server.zeroWindow && !opensWithout(story)) return;
    const gaveUp = leaving(story);
    const silence =
      server.silence?.value.after === 'client-hello' && server.silence.value.acked ? server.silence : undefined;
    const ms = silence?.value.ms ?? (gaveUp ? waited(client.hello, gaveUp) : 0);
    if (!gaveUp && ms < PATIENCE_MS) return;
    const late = firstAnswer(story);
    return { hello: client.hello, silence, gaveUp, late, ms, healthy: around.healthyAtServer(story) };
  },

  certainty: ({ ms, gaveUp }) => (ms < PATIENCE_MS ? 'possible' : gaveUp ? 'proven' : 'likely'),

  explain: ({ hello, gaveUp, late, ms, healthy }, story) => {
    const lateBy = late ? waited(hello, late) : undefined;
    const { port } = story.server.endpoint;
    return {
      what: gaveUp
        ? `${sentence(party(story, 'client'))} sent its ClientHello, waited ${duration(ms)} for an answer, and gave up.`
        : `${sentence(party(story, 'client'))} sent its ClientHello and has waited ${duration(ms)} for an answer.`,
      why:
        lateBy === undefined
          ? `The server's kernel acknowledged it, the program behind it said nothing. ${clientErrors.timeout}`
          : `The server answered after ${duration(lateBy)}, when the client was gone: what failed is the wait. ` +
            `${clientErrors.timeout}`,
      fix:
        `Find out what the process behind ${endpoint(story.server.endpoint)} waits for: it is overloaded, stuck or ` +
        'stopped.',
      blame: 'server',
      causes: [...stuck(late !== undefined), ...elsewhere(healthy?.value.connections), ...largeHello(story)],
      next: [
        { text: 'On the server, see what waits to be read (Recv-Q).', command: `ss -tnp 'sport = :${port}'` },
        { text: 'Measure the wait by hand.', command: `time ${sClient(target(story))}` },
        ...smallerHello(story),
      ],
    };
  },
});

/** The client's close, before anything came back. */
function leaving(story: Story) {
  const end = firstEnd(story);
  const answer = firstAnswer(story);
  if (end?.who !== 'client' || !isEarlier(end.seen, answer)) return undefined;
  return answer || story.server.sent === 0 ? end.seen : undefined;
}

function stuck(answeredLate: boolean): Cause[] {
  return [
    {
      text: 'The server process is overloaded, or waits for something itself (database, key store, DNS, a lock).',
      likelihood: 'high',
      why: answeredLate
        ? 'It did answer in the end.'
        : 'Its kernel acknowledged the ClientHello; only the program was silent.',
    },
    {
      text: 'The process is stopped or hangs.',
      likelihood: answeredLate ? 'low' : 'medium',
      why: 'A kernel goes on accepting connections for a process that does not run.',
    },
  ];
}

function elsewhere(healthy: number | undefined): Cause[] {
  if (healthy === undefined) return [];
  return [
    {
      text: 'One worker or one backend of several is stuck.',
      likelihood: 'medium',
      why: `${sentence(count(healthy, 'other handshake'))} with the same address and port succeeded in this capture.`,
    },
  ];
}
