import { clientErrors } from '../client-errors.js';
import { originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { firstEnd, waited } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import type { Reset, Story } from '../../story/story.js';
import { unheardEnd } from '../unheard.js';
import { duration, endpoint, party, sentence } from '../words.js';

/** Later than this the client was in no hurry: a connection kept ready, closed for idleness. */
const EAGER_MS = 5_000;

/** Accepted and thrown out before a word was said. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 9293 §3.5.2'],
  summary: 'The server resets the connection before it has heard a word.',
  proof:
    'SYN, SYN-ACK, ACK, then a RST from the server and not one byte of payload; or with a ClientHello of which that ' +
    'RST confirms nothing: it was sent before the hello arrived.',
  stage: 'client-hello',

  match(story) {
    const { tcp, client, server, protocol } = story;
    if (!tcp.established || !server.rst) return;
    const unheard = unheardEnd(story);
    if (unheard) return unheard.how === 'rst' ? { established: tcp.established, hello: client.hello, rst: server.rst } : undefined;
    if (protocol !== 'none' || client.sent > 0) return;
    const end = firstEnd(story);
    if (end?.who !== 'server' || end.how !== 'rst' || waited(tcp.established, end.seen) > EAGER_MS) return;
    return { established: tcp.established, hello: undefined, rst: server.rst };
  },

  explain: ({ established, hello, rst }, story) => {
    const { endpoint: server } = story.server;
    const behind = isBehind(story, rst.value);
    const origin = behind ? undefined : resetOrigin(story.server, rst.value);
    return {
      what:
        `${sentence(party(story, 'server'))} accepted the connection and reset it ${soon(waited(established, rst))}, ` +
        `${hello ? 'while the ClientHello was on its way: the RST confirms nothing of it' : 'before any data'}.`,
      why:
        `Something listens on port ${server.port} but wants no connection from this client, or has nobody to hand ` +
        `it to. ${clientErrors.reset}`,
      fix:
        `Look at what accepts connections on ${endpoint(server)}: its backends, its access rules, its connection ` +
        'limits.',
      blame: resetBlame(origin, 'server'),
      causes: [
        ...(behind ? [refusedBehind(rst.value.ttl, story.server.ttl)] : originCauses(origin)),
        {
          text: 'A load balancer without a healthy backend.',
          likelihood: 'high',
          why: 'It accepts first and looks for a backend then.',
        },
        {
          text: 'An access rule on addresses (tcpwrappers, allow list, connection limit per client).',
          likelihood: 'medium',
          why: `${hello ? 'The ClientHello had not arrived' : 'The client had said nothing yet'}: all that the server knew was its address.`,
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

/** Both stand at one moment where a box nearby answered. */
function soon(ms: number): string {
  return ms < 0.1 ? 'at once' : `${duration(ms)} later`;
}

/** The SYN-ACK is all that came before, and came from nearer: it is the SYN-ACK that somebody else sent. */
function isBehind({ server }: Story, rst: Reset): boolean {
  return server.ttl !== undefined && server.sent === 0 && rst.acked && rst.ttl < server.ttl;
}

function refusedBehind(ttl: number, answered: number | undefined): Cause {
  return {
    text: 'A SYN proxy (flood protection, load balancer) accepted in the name of the server, which then refused.',
    likelihood: 'high',
    why: `The reset comes from further away (TTL ${ttl}) than the SYN-ACK (TTL ${answered}).`,
  };
}
