import { sClient } from '../commands.js';
import { firstAnswer, firstEnd, target, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** Linux resends no sooner. */
const SHORTEST_TIMER_MS = 200;

/** The server speaks and is not heard. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 6298 §5', 'RFC 8446 §2'],
  summary: "The server's answer does not reach the client.",
  proof: "The server's handshake bytes are sent again and never acknowledged, whatever their size.",
  outranks: ['certificate/*'],
  silenceOf: ['client'],

  needs: ['no-handshake'],
  match(story) {
    const { server, tcp, tls, gaps } = story;
    const answer = firstAnswer(story);
    if (gaps.cutOff || tls.completed || !answer || tcp.unacked.server === 0 || server.retransmissions === 0) return;
    // A client that has closed acknowledges nothing more: late, not lost.
    const end = firstEnd(story);
    if (end?.who === 'client' && waited(answer, end.seen) < SHORTEST_TIMER_MS) return;
    return { hello: story.client.hello, answer, end: end?.seen };
  },

  explain: (_, story) => ({
    what:
      `${sentence(party(story, 'server'))} answered the ClientHello and sent parts of its answer again ` +
      `${count(story.server.retransmissions, 'time')}; the client never confirmed them.`,
    why: 'They are lost on the way to the client, or its confirmations are lost on the way back.',
    fix: 'Capture at both ends and find where the packets from server to client disappear.',
    blame: 'network',
    causes: [
      { text: 'Packet loss or a failing link.', likelihood: 'medium', why: 'The same bytes were sent more than once.' },
      {
        text: 'Packets to the client take a way on which they are dropped (asymmetric routing, a stateful firewall).',
        likelihood: 'medium',
        why: 'Only one direction suffers.',
      },
      {
        text: 'The path takes smaller packets than the server sends (MTU).',
        likelihood: 'medium',
        why: `Its largest had ${story.server.largestSegment} bytes of data.`,
      },
    ],
    next: [
      { text: 'Measure loss on the path.', command: `mtr -n -r -c 20 ${story.client.endpoint.address}` },
      { text: 'Try the handshake again by hand.', command: sClient(target(story)) },
    ],
  }),
});
