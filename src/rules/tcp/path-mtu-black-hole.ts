import { fact } from '../../story/fact.js';
import type { Party, Story } from '../../story/story.js';
import { sClient } from '../commands.js';
import { isWhollyLost } from '../hello-size.js';
import { firstAnswer, firstEnd, other, target, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** Segments below this pass almost everywhere: IPv6 demands 1280 bytes of every path (RFC 8200 §5). */
const SMALL_SEGMENT = 1220;
const SHORTEST_TIMER_MS = 200;

/** Small packets pass and large ones vanish. */
export default rule({
  severity: 'error',
  cites: ['RFC 2923 §2.1', 'RFC 1191 §4', 'RFC 4821', 'RFC 8201'],
  summary: 'Large packets get lost on the way (path MTU black hole).',
  proof:
    'Full-size segments sent again and never acknowledged, or never seen though later bytes are, while small ' +
    'ones pass.',
  outranks: ['tcp/*', 'certificate/*', 'negotiation/*', 'alert/*'],
  silenceOf: [],

  needs: ['no-handshake'],
  match(story) {
    const { tcp, tls, gaps } = story;
    // Where packets were cut, the handshake may have been done.
    if (tls.completed || !tcp.established || story.protocol === 'plaintext' || gaps.cutOff || gaps.cut > 0 || gaps.disordered) return;
    const tooBig = tcp.icmp?.value.kind === 'too-big' ? tcp.icmp : tcp.tooBig;
    const who = hadTime(story) ? sufferer(story) : undefined;
    if (!who || (who === 'client' && !tooBig && isWhollyLost(story)) || (!tooBig && lostSize(story, who) <= SMALL_SEGMENT)) return;
    const begun = (who === 'server' ? firstAnswer(story) : undefined) ?? story.client.hello ?? tcp.established;
    const hole = story.timeline.find(({ kind, from }) => kind === 'gap' && from === who);
    return {
      begun,
      again: story[who].resent,
      early: story[who].early,
      hole: hole && fact(who, hole.at, `${who}: ${hole.text}`),
      tooBig,
      who,
      end: story.client.rst ?? story.client.fin,
    };
  },

  certainty: ({ tooBig }) => (tooBig ? 'proven' : 'likely'),

  explain: ({ tooBig, who }, story) => {
    const size = lostSize(story, who);
    const peer = other(who);
    const mtu = tooBig?.value.mtu;
    return {
      what:
        `Full-size packets from ${party(story, who)} (up to ${size} bytes of data) do not get through to ` +
        `the ${peer}, small ones do.`,
      why: tooBig
        ? `${tooBig.value.from} said so${mtu ? `: no more than ${mtu} bytes a packet pass there` : ''}; ` +
          'the sender did not heed it in time.'
        : 'Somewhere a tunnel, VPN or overlay network takes less than the usual 1,500 bytes, and the message that ' +
          'says so (ICMP) is not let through.',
      fix:
        'Lower the MTU of the interface in front of the tunnel, or clamp the TCP MSS on the router there; and let ' +
        'ICMP "too big" pass.',
      blame: 'network',
      causes: [
        {
          text: 'A tunnel (VPN, VXLAN, PPPoE, overlay network) whose overhead nobody subtracted from the MTU.',
          likelihood: 'high',
          why: tooBig
            ? `The ICMP message of ${tooBig.value.from} names the place.`
            : `Everything small passed; what died was up to ${size} bytes long.`,
        },
        {
          text: 'Plain packet loss that happened to hit the large packets.',
          likelihood: tooBig ? 'low' : 'medium',
          why: plainLoss(story, who),
        },
      ],
      next: [
        {
          text: 'Find the largest packet that passes (repeat with smaller sizes).',
          command: `ping -M do -s 1472 ${story[peer].endpoint.address}`,
        },
        { text: 'See where the path narrows.', command: `tracepath -n ${story[peer].endpoint.address}` },
        {
          text: 'On a Linux router in front of the tunnel, clamp the MSS.',
          command: 'iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -j TCPMSS --clamp-mss-to-pmtu',
        },
        { text: 'Then try again.', command: sClient(target(story)) },
      ],
    };
  },
});

function plainLoss(story: Story, who: Party): string {
  const times = story[who].retransmissions;
  return times > 0
    ? `${sentence(party(story, who))} sent them again ${count(times, 'time')}, in vain.`
    : 'They are missing here, and this capture does not show whether they were sent again.';
}

/** Whoever closes at once leaves bytes unacknowledged too: wait for the shortest retransmission timer there is. */
function hadTime(story: Story): boolean {
  const end = firstEnd(story);
  const begun = firstAnswer(story) ?? story.client.hello ?? story.tcp.established;
  return !end || !begun || waited(begun, end.seen) >= SHORTEST_TIMER_MS;
}

/** Bytes of data in the packets that died: seen where they were sent, or known as a hole where they never came. */
function lostSize(story: Story, who: Party): number {
  return Math.max(story[who].largestSegment, story.gaps.missing[who]);
}

/** The side whose large packets die; seen at its own end as resending, at the far end as a hole that nobody fills. */
function sufferer({ client, server, tcp, gaps }: Story): Party | undefined {
  if (tcp.unacked.server > 0 && server.retransmissions > 0) return 'server';
  // A hole that was acknowledged did arrive: it is the capture that lacks it.
  const neverCame = gaps.missing.server > 0 && server.sent - server.acked >= gaps.missing.server;
  if (neverCame && client.packets > 0) return 'server';
  if (tcp.unacked.client > 0 && client.retransmissions > 0 && client.largestSegment > SMALL_SEGMENT) return 'client';
  return undefined;
}
