import type { Fact } from '../../story/fact.js';
import type { Tally } from '../../story/around.js';
import type { Story } from '../../story/story.js';
import { clientErrors } from '../client-errors.js';
import { after, firstEnd, isEarlier, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { timeLimit } from '../time-limit.js';
import { unheardEnd } from '../unheard.js';
import { duration, endpoint, party, sentence } from '../words.js';

/** A knock at the door: opened, closed, nothing said; or closed before what was said arrived. */
export default rule({
  severity: 'info',
  cites: ['RFC 9293 §3.6'],
  summary: 'The connection is opened and closed without a word.',
  proof:
    'TCP handshake and close, no payload in either direction: not an attempt at TLS, so not a failed one. An error ' +
    "where the client said its ClientHello, and the server's FIN was sent without it: earlier, or with an ACK that " +
    'covers none of it. A RST instead is tcp/reset-before-client-hello.',
  stage: 'client-hello',

  match(story, around) {
    const { tcp, client, server, protocol } = story;
    if (!tcp.established) return;
    const unheard = unheardEnd(story);
    const end = unheard ?? firstEnd(story);
    if (!end || (end.how === 'rst' && end.who === 'server') || (unheard ? unheard.how !== 'fin' : protocol !== 'none' || client.sent > 0 || server.sent > 0)) return;
    return {
      established: tcp.established,
      hello: unheard && client.hello,
      close: end.seen,
      who: end.who,
      alike: end.who === 'server' ? around.cutAfterAsLong(story) : undefined,
    };
  },

  severityOf: ({ hello }) => (hello ? 'error' : 'info'),
  certainty: 'proven',

  explain: ({ established, hello, close, who, alike }, story) => ({
    title: hello ? 'The server closes the connection before it has the ClientHello' : undefined,
    what:
      `${sentence(party(story, who))} closed the connection${who === 'client' ? ` to ${endpoint(story.server.endpoint)}` : ''} ` +
      `${after(waited(established, close))} it was opened; ` +
      (!hello
        ? 'nobody had said anything.'
        : isEarlier(close, hello)
          ? `the client sent its ClientHello only ${duration(waited(close, hello))} after that.`
          : 'the ClientHello was on its way, and the FIN confirms nothing of it.'),
    why: why(who, hello !== undefined),
    fix: hello
      ? `Look at what accepts connections on ${endpoint(story.server.endpoint)}: its backends, its access rules, its ` +
        'time limits.'
      : 'Nothing to mend, unless this client was expected to speak TLS: then look at why it did not begin.',
    blame: hello ? 'server' : 'unknown',
    causes: hello || who === 'server' ? serverCauses(story, close, alike) : knocks(established, close),
    next: hello
      ? [
          {
            text: 'On the server, see who listens there, and read its log.',
            command: `ss -ltnp 'sport = :${story.server.endpoint.port}'`,
          },
        ]
      : undefined,
  }),
});

function why(who: 'client' | 'server', unheard: boolean): string {
  if (unheard)
    return `What the ClientHello asks for cannot be the reason: it had not arrived. ${clientErrors.eof}`;
  return who === 'client'
    ? 'Health checks, port scans and browsers that open a spare connection do this.'
    : 'The server waited for a ClientHello and did not get one in time, or does not want to be spoken to.';
}

function serverCauses(story: Story, close: Fact<unknown>, alike: Fact<Tally> | undefined): Cause[] {
  const limit = timeLimit(story, close, alike);
  if (limit) return [limit];
  return [
    {
      text: 'A load balancer or proxy without a healthy backend.',
      likelihood: 'high',
      why: 'It accepts first, looks for a backend then, and closes at once.',
    },
    {
      text: 'An access rule on addresses, or a limit on connections.',
      likelihood: 'medium',
      why: "All that the server knew was the client's address.",
    },
  ];
}

function knocks(established: Fact<unknown>, close: Fact<unknown>): Cause[] {
  return [
    { text: 'A health check or a port scan.', likelihood: 'high', why: 'The client closed first.' },
    {
      text: 'A spare connection that was not needed.',
      likelihood: 'medium',
      why: `It was open for ${duration(waited(established, close))}.`,
    },
  ];
}
