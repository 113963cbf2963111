import { clientErrors } from '../client-errors.js';
import { originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { firstEnd, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, endpoint, party, sentence } from '../words.js';

/** Later than this the client was in no hurry: a connection kept ready, closed for idleness. */
const EAGER_MS = 5_000;

/** Accepted and thrown out before a word was said. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 9293 §3.5.2'],
  summary: 'The server resets the connection before the client says anything.',
  proof: 'SYN, SYN-ACK, ACK, then a RST from the server and not one byte of payload.',
  stage: 'client-hello',

  match(story) {
    const { tcp, client, server, protocol } = story;
    if (protocol !== 'none' || !tcp.established || client.sent > 0 || !server.rst) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'rst' || waited(tcp.established, end.seen) > EAGER_MS) return;
    return { established: tcp.established, rst: server.rst };
  },

  explain: ({ established, rst }, story) => {
    const { endpoint: server } = story.server;
    const origin = resetOrigin(story.server, rst.value);
    return {
      what:
        `${sentence(party(story, 'server'))} accepted the connection and reset it ` +
        `${duration(waited(established, rst))} later, before any data.`,
      why:
        `Something listens on port ${server.port} but wants no connection from this client, or has nobody to hand ` +
        `it to. ${clientErrors.reset}`,
      fix:
        `Look at what accepts connections on ${endpoint(server)}: its backends, its access rules, its connection ` +
        'limits.',
      blame: resetBlame(origin, 'server'),
      causes: [
        ...originCauses(origin),
        {
          text: 'A load balancer without a healthy backend.',
          likelihood: 'high',
          why: 'It accepts first and looks for a backend then.',
        },
        {
          text: 'An access rule on addresses (tcpwrappers, allow list, connection limit per client).',
          likelihood: 'medium',
          why: 'The client had said nothing yet: all that the server knew was its address.',
        },
        {
          text: 'The accept queue is full, or the process dies as it accepts.',
          likelihood: 'low',
          why: 'The kernel completes the TCP handshake by itself.',
        },
      ],
      next: [
        { text: 'On the server, see listeners and their queues.', command: `ss -ltn 'sport = :${server.port}'` },
        ...originSteps(origin, server.address),
      ],
    };
  },
});
