import { clientErrors } from '../client-errors.js';
import { isEarlier, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { fact } from '../../story/fact.js';
import { count, party, sentence } from '../words.js';

const ON_ITS_WAY_MS = 200;

/** The client believes it is connected; the server's kernel had no room for it. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['https://man7.org/linux/man-pages/man2/listen.2.html', 'RFC 9293 §3.5'],
  summary: 'The server does not take in the connection: its accept queue is full.',
  proof:
    "The server repeats its SYN-ACK after the client's ACK, as if it had not come, while the client sends its data " +
    'again. Lost ACKs look alike; then other connections of that moment suffer too.',
  stage: 'tcp-connect',
  silenceOf: ['client'],
  outranks: ['tcp/*'],

  match(story) {
    const { tcp, client, server, tls } = story;
    const { synAck, established } = tcp;
    if (!synAck || synAck.value < 2 || !established) return;
    const later = synAck.spans.find(({ at }) => at.frame > established.spans[0].at.frame);
    // An answer to another SYN, or one that was on its way when the ACK left: no timer is that short (RFC 6298 §5.7).
    if (!later || waited(established, fact(0, later.at, later.note)) < ON_ITS_WAY_MS) return;
    const answered = tls.completed ?? server.hello;
    const again = client.resent && isEarlier(established, client.resent) ? client.resent : undefined;
    if (!answered && (server.sent > 0 || (!again && !server.rst))) return;
    return { established, repeated: fact(synAck.value, later.at, later.note), again, rst: server.rst, answered };
  },

  severityOf: ({ answered }) => (answered ? 'warning' : 'error'),

  explain: ({ repeated, answered }, story) => {
    const { port } = story.server.endpoint;
    return {
      what:
        `${sentence(party(story, 'server'))} repeated its SYN-ACK (${count(repeated.value, 'time')} in all) although ` +
        `the client had confirmed it${answered ? '; in the end the connection came about' : ''}.`,
      why:
        'Linux drops the confirming ACK, and what follows it, when the program behind the port does not accept ' +
        `connections fast enough and its queue is full. ${answered ? '' : clientErrors.timeout}`.trim(),
      fix: 'Let the server accept faster (more workers, less work per connection), and raise its backlog.',
      blame: 'server',
      causes: [
        {
          text: 'The listen backlog is full: too many connections at once, or a worker that is stuck.',
          likelihood: 'high',
          why: 'Its kernel answers the SYN and then behaves as if the ACK had never come.',
        },
        {
          text: "The client's ACK and data are lost on the way.",
          likelihood: 'medium',
          why: 'A capture at the client cannot tell; one at the server can.',
        },
      ],
      next: [
        {
          text: 'On the server: Recv-Q at or above Send-Q means that the queue is full.',
          command: `ss -ltn 'sport = :${port}'`,
        },
        { text: 'How often it overflowed since boot.', command: 'nstat -az TcpExtListenOverflows TcpExtListenDrops' },
      ],
    };
  },
});
