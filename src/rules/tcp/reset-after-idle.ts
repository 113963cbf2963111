import { millisBetween } from '../../bytes/instant.js';
import { fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { contentType } from '../../tls/events.js';
import { clientErrors } from '../client-errors.js';
import { after, isEarlier, waited } from '../look-ups.js';
import { originAside, originCauses, originSteps, resetBlame, resetOrigin } from '../reset-origin.js';
import { rule } from '../rule.js';
import { duration, party } from '../words.js';

/** Shorter silences are ordinary pauses between requests; no time limit that we know of is shorter. */
const SHORTEST_LIMIT_MS = 3_000;
/** A reset that answers the request comes within a round trip or two. */
const ANSWER_MS = 2_000;

/** The connection was forgotten while nobody spoke, and the first to speak again learns it. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 5382 §5', 'RFC 9293 §3.5.1', 'RFC 9293 §3.8.4'],
  summary: 'After a silence, the connection is reset at the next request: somebody had forgotten it.',
  proof:
    'Data both ways, a silence, one request, and a RST as its answer. A reset without a silence before it is ' +
    'tcp/reset-during-data.',
  outranks: ['tcp/*'],

  needs: ['handshake'],
  match(story) {
    const { client, server, tls } = story;
    if (!tls.completed || !server.rst || server.closeNotify || server.fin || client.closeNotify) return;
    const spoken = lastWords(story);
    if (!spoken || spoken.idle < SHORTEST_LIMIT_MS) return;
    if (!isEarlier(spoken.request, server.rst) || waited(spoken.request, server.rst) > ANSWER_MS) return;
    return { ...spoken, rst: server.rst };
  },

  explain: ({ idle, request, rst }, story) => {
    const origin = resetOrigin(story.server, rst.value);
    return {
      what:
        `The connection had worked, then nobody spoke for ${duration(idle)}; ${after(waited(request, rst))} the ` +
        `client's next request it was reset in the name of ${party(story, 'server')}${originAside(origin)}.`,
      why:
        'Somebody had dropped the connection during the silence without telling the client: that is how a host or ' +
        `box answers packets of a connection that it does not know. ${clientErrors.reset}`,
      fix:
        `Have the client close or refresh idle connections before ${duration(idle)}, or raise the idle limit of ` +
        'the box or server; TCP keep-alive below the limit keeps the connection known.',
      blame: resetBlame(origin, 'unknown'),
      causes: [
        ...originCauses(origin),
        {
          text: 'A firewall, NAT gateway or load balancer forgets connections that are idle for so long.',
          likelihood: 'high',
          why: `The reset answers the first packet after ${duration(idle)} of silence.`,
        },
        {
          text: 'The server was restarted or replaced (failover) during the silence.',
          likelihood: 'medium',
          why: 'A fresh kernel knows none of the old connections.',
        },
      ],
      next: [
        {
          text: 'Linux firewall or NAT: its limits for idle connections, in seconds.',
          command: 'sysctl net.netfilter.nf_conntrack_tcp_timeout_established',
        },
        {
          text: 'On the client, is keep-alive on, and after how many seconds?',
          command: `ss -tno 'dport = :${story.server.endpoint.port}'; sysctl net.ipv4.tcp_keepalive_time`,
        },
        ...originSteps(origin, story.server.endpoint.address),
      ],
    };
  },
});

/** The client's latest record, where a silence and nothing from the server lies around it. */
function lastWords({ client, server }: Story) {
  const asked = client.encrypted.at(-1);
  const before = client.encrypted.at(-2);
  const answered = server.encrypted.at(-1);
  if (!asked || !answered || client.encryptedCount > client.encrypted.length) return undefined;
  // An alert is a goodbye, and the reset that follows it harms nobody.
  if (asked.contentType !== contentType.applicationData || asked.at.frame < answered.at.frame) return undefined;
  const last = before && before.at.frame > answered.at.frame ? before : answered;
  const answer = fact(last.length, last.at, 'the last data before the silence');
  const request = fact(asked.length, asked.at, 'client → server: data after the silence');
  return { answer, request, idle: millisBetween(last.at, asked.at) || 0 };
}
