import { groupName } from '../../tls/names/names.js';
import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { firstEnd, isEarlier, refusedByAlert, target } from '../look-ups.js';
import { resetOrigin } from '../reset-origin.js';
import { type Cause, rule } from '../rule.js';
import type { Story } from '../../story/story.js';
import { count, duration, party, sentence } from '../words.js';

/** A second ClientHello is one too many for somebody. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.1.4', 'RFC 8446 §4.1.2'],
  summary: 'After a HelloRetryRequest, the second ClientHello gets no answer.',
  proof:
    "HelloRetryRequest, second ClientHello, then the server's FIN, RST or silence. With an alert the alert explains " +
    'more; without a second ClientHello it is the client that stopped.',
  stage: 'client-hello',
  silenceOf: ['server'],
  outranks: ['tcp/*'],

  match(story) {
    const { client, server } = story;
    if (!server.retryRequest || !client.secondHello || server.hello || refusedByAlert(story)) return;
    const end = firstEnd(story);
    const ended = end?.who === 'server' && isEarlier(client.secondHello, end.seen) ? end.seen : server.silence;
    if (!ended) return;
    return { retry: server.retryRequest, second: client.secondHello, ended };
  },

  explain: ({ retry }, story) => {
    const { group } = retry.value;
    const silent = story.server.silence;
    return {
      what: isLost(story)
        ? `${sentence(party(story, 'server'))} asked for another ClientHello. The client sent it ` +
          `${count(story.client.retransmissions + 1, 'time')}, and it was never confirmed: it did not arrive.`
        : `${sentence(party(story, 'server'))} asked for another ClientHello, got it, and ` +
          `${silent ? `was silent for ${duration(silent.value.ms)}` : 'ended the connection'} without an answer.`,
      why:
        'Few connections take this path, so few test it: a box between may not know a second ClientHello, and ' +
        `a cluster may hand it to a node that did not ask for it. ${clientErrors.reset}`,
      fix:
        group === undefined
          ? 'Try without the boxes between client and server, and update the one that cuts.'
          : `Let the client send a key for ${groupName(group)} at once, then no second ClientHello is needed; and ` +
            'update the box or server that cuts.',
      blame: 'unknown',
      causes: causesOf(story),
      next: [
        {
          text: 'With the group that the server wants, first.',
          command: sClient(target(story), '-groups', group === undefined ? 'P-256' : opensslGroup(group)),
        },
        { text: 'And with TLS 1.2, which has no retry.', command: sClient(target(story), '-tls1_2') },
      ],
    };
  },
});

/** No reset, and not confirmed. */
function isLost({ client, server }: Story): boolean {
  return !server.rst && !server.fin && client.retransmissions > 0 && client.acked < client.sent;
}

/** Who cut shows in the RST: one from a box comes from elsewhere, one from a host that knows nothing is bare. */
function causesOf(story: Story): Cause[] {
  const { server } = story;
  const lost = isLost(story);
  const rst = server.rst?.value;
  const origin = rst && resetOrigin(server, rst);
  const foreign = origin?.suspect === 'likely a box between';
  // RFC 9293 §3.10.7.1: whoever does not know the connection answers an ACK with a RST that has none.
  const stranger = rst !== undefined && origin?.suspect === 'that side' && !rst.acked && rst.window === 0;
  const box: Cause = {
    text: 'A firewall or proxy on the way takes the second ClientHello for an anomaly.',
    likelihood: foreign || lost ? 'high' : 'medium',
    why: foreign
      ? `The reset arrived with TTL ${origin.ttl}, the server's other packets with ${origin.usualTtl}: it came from another distance.`
      : `The first exchange passed, the second ${lost ? 'is dropped' : 'did not'}.`,
  };
  const node: Cause = {
    text: 'A load balancer gave the second ClientHello to another node, which knows nothing of the first.',
    likelihood: stranger ? 'high' : foreign ? 'low' : 'medium',
    why: stranger
      ? 'The reset has no ACK and no window: so answers a host that does not know the connection.'
      : 'The state of the retry lives in one node, unless it is in a cookie that all can read.',
  };
  return stranger ? [node, box] : [box, node];
}

function opensslGroup(group: number): string {
  const names: Readonly<Record<number, string>> = { 23: 'P-256', 24: 'P-384', 25: 'P-521', 29: 'X25519', 30: 'X448' };
  return names[group] ?? groupName(group);
}
