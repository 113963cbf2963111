import { clientErrors } from '../client-errors.js';
import { penaltyCause } from '../penalty.js';
import { rule } from '../rule.js';
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
    const { tcp, client, server } = story;
    const { syn, synAck, refused, icmp, established } = tcp;
    if (!syn || synAck || refused || icmp || established || server.packets > 0) return;
    // Whoever went on to speak was answered, where the capture did not look.
    if (client.sent > 0) return;
    const silence = server.silence?.value.after === 'syn' ? server.silence : undefined;
    if (syn.value < 2 && (silence?.value.ms ?? 0) < PATIENCE_MS) return;
    return { syn, silence, healthy: around.healthyAtServer(story), failed: around.failedJustBefore(story) };
  },

  // Who asks once and does not ask again may have been answered where the capture did not look.
  severityOf: ({ syn }) => (syn.value >= 2 ? 'error' : 'warning'),
  certainty: ({ syn }) => (syn.value >= 2 ? 'proven' : 'possible'),

  explain: ({ syn, silence, healthy, failed }, story) => {
    const { endpoint: server } = story.server;
    const tries = syn.value === 1 ? 'asked once' : `asked ${syn.value} times`;
    const time = silence ? ` over ${duration(silence.value.ms)}` : '';
    return {
      what:
        `${sentence(party(story, 'client'))} ${tries}${time} for a connection to ${endpoint(server)} and nothing ` +
        'came back.',
      why:
        'Neither an answer nor a refusal: the packets are dropped on the way, or nobody has this address. ' +
        `${clientErrors.timeout}`,
      fix:
        `Find where packets to ${endpoint(server)} are dropped: firewall or security group first, then the route, ` +
        'then the host.',
      blame: 'network',
      causes: [
        ...penaltyCause(story, failed, healthy),
        {
          text: 'A firewall or security group drops the SYN.',
          likelihood: 'high',
          why: 'There is not even a refusal, which a running host without a listener would send.',
        },
        healthy
          ? {
              text: 'The filter, or an overload, concerns this client or this moment only.',
              likelihood: 'high',
              why:
                `${sentence(count(healthy.value.connections, 'other connection'))} to the same address and port ` +
                'succeeded in this capture.',
            }
          : {
              text: 'The host is down, or the address is old or mistyped.',
              likelihood: 'medium',
              why: 'No other connection in this capture shows that anything lives there.',
            },
        {
          text: 'The answers take another way and are lost there (asymmetric routing).',
          likelihood: 'low',
          why: 'A capture at the client cannot tell a lost SYN from a lost answer.',
        },
      ],
      next: [
        { text: 'See how far the SYN gets.', command: `tcptraceroute ${server.address} ${server.port}` },
        {
          text: 'On the server, see whether the SYN arrives, and whether an answer leaves.',
          command: `tcpdump -nn 'host ${story.client.endpoint.address} and port ${server.port}'`,
        },
      ],
    };
  },
});
