import { clientErrors } from '../client-errors.js';
import { penaltyCause } from '../penalty.js';
import { rule, type Cause, type NextStep } from '../rule.js';
import { count, duration, endpoint, sentence, party } from '../words.js';

/** A SYN alone proves something only after more time than any path needs. */
const PATIENCE_MS = 3_000;

/** The client asks for a connection again and again and hears nothing at all. */
export default rule({
  severity: 'error',
  cites: ['RFC 9293 §3.5', 'RFC 6298 §5'],
  summary: 'The server does not answer the connection request (SYN).',
  proof:
    'The same SYN at 0, 1, 3, 7 s and nothing in between: no SYN-ACK, no RST (that would be tcp/refused), no ICMP.',
  stage: 'tcp-connect',
  // Sending the SYN again proves that no answer reached the client, even if the capture lacks that direction.
  silenceOf: [],

  match(story, around) {
    const { tcp, client, server, gaps } = story;
    const { syn, synAck, refused, icmp, established } = tcp;
    if (!syn || synAck || refused || icmp || established || server.packets > 0 || gaps.onlySide) return;
    // Whoever went on to speak was answered, where the capture did not look.
    if (client.sent > 0) return;
    const silence = server.silence?.value.after === 'syn' ? server.silence : undefined;
    if (syn.value < 2 && (silence?.value.ms ?? 0) < PATIENCE_MS) return;
    const healthy = around.healthyAtServer(story);
    const opened = healthy ? undefined : around.openedAtServer(story);
    const failed = around.failedJustBefore(story);
    // Whoever failed just before is one of those.
    return { syn, silence, healthy, failed, opened: failed ? undefined : opened, others: opened?.value.connections ?? 0 };
  },

  // Who asks once and does not ask again may have been answered where the capture did not look.
  severityOf: ({ syn }) => (syn.value >= 2 ? 'error' : 'warning'),
  certainty: ({ syn }) => (syn.value >= 2 ? 'proven' : 'possible'),

  explain: ({ syn, silence, healthy, failed, others }, story) => {
    const { endpoint: server } = story.server;
    const tries = syn.value === 1 ? 'asked once' : `asked ${syn.value} times`;
    const time = silence ? ` over ${duration(silence.value.ms)}` : '';
    return {
      what:
        `${sentence(party(story, 'client'))} ${tries}${time} for a connection to ${endpoint(server)} and nothing ` +
        'came back.',
      why:
        `Neither an answer nor a refusal: the packets are dropped ${others > 0 ? 'on the way or by the host' : 'on the way, or nobody has this address'}. ` +
        `${clientErrors.timeout}`,
      fix:
        (others > 0 ? 'Look first whether the server still takes in connections. ' : '') +
        `Find where packets to ${endpoint(server)} are dropped: firewall or security group first, then the route, ` +
        'then the host.',
      blame: 'network',
      causes: [
        ...(others > 0 ? overloaded(others) : []),
        ...penaltyCause(story, failed, healthy),
        {
          text: 'A firewall or security group drops the SYN.',
          likelihood: others > 0 ? 'medium' : 'high',
          why: 'There is not even a refusal, which a running host without a listener would send.',
        },
        ...(others > 0 ? [] : [healthy ? forThisClient(healthy.value.connections) : nobodyThere]),
        {
          text: 'The answers take another way and are lost there (asymmetric routing).',
          likelihood: 'low',
          why: 'A capture at the client cannot tell a lost SYN from a lost answer.',
        },
      ],
      next: [
        ...(others > 0 ? [queueStep(server.port)] : []),
        { text: 'See how far the SYN gets.', command: `tcptraceroute ${server.address} ${server.port}` },
        {
          text: 'On the server, see whether the SYN arrives, and whether an answer leaves.',
          command: `tcpdump -nn 'host ${story.client.endpoint.address} and port ${server.port}'`,
        },
      ],
    };
  },
});

/** A kernel whose queue of connections that nobody accepts is full drops the SYN without a word. */
function overloaded(connections: number): Cause[] {
  return [
    {
      text: 'The server takes in no more connections: its accept queue is full, and its kernel drops the SYN.',
      likelihood: 'medium',
      why: `It answered the SYN of ${count(connections, 'other connection')} in this capture, and none of them got far.`,
    },
  ];
}

function forThisClient(connections: number): Cause {
  return {
    text: 'The filter, or an overload, concerns this client or this moment only.',
    likelihood: 'high',
    why: `${sentence(count(connections, 'other connection'))} to the same address and port succeeded in this capture.`,
  };
}

const nobodyThere: Cause = {
  text: 'The host is down, or the address is old or mistyped.',
  likelihood: 'medium',
  why: 'No other connection in this capture shows that anything lives there.',
};

function queueStep(port: number): NextStep {
  return {
    text: 'On the server: Recv-Q at or above Send-Q means that its accept queue is full.',
    command: `ss -ltn 'sport = :${port}'`,
  };
}
