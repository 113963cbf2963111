import type { Party, Story } from '../../story/story.js';
import { firstAnswer, isEarlier, other, waited } from '../look-ups.js';
import { rule } from '../rule.js';
import { duration, party, sentence } from '../words.js';

/** Segments below this pass almost everywhere: IPv6 demands 1280 bytes of every path (RFC 8200 §5). */
const SMALL_SEGMENT = 1220;
/** A lost packet alone is there again sooner. */
const LONGER_THAN_LOSS_MS = 900;

/** Large packets vanished until the sender tried smaller ones by itself. */
export default rule({
  severity: 'warning',
  certainty: 'likely',
  cites: ['RFC 4821', 'RFC 2923 §2.1'],
  summary: 'Large packets got lost until the sender tried smaller ones (path MTU black hole, found by probing).',
  proof:
    'In a handshake that went on: bytes of full size missing or sent again in vain, then the same bytes in smaller ' +
    'packets, which arrive. Bytes that arrive at last in their old size were plainly lost: latency/packet-loss.',
  silenceOf: [],

  needs: ['handshake'],
  match(story) {
    if (!story.tls.completed) return;
    const who = (['server', 'client'] as const).find((one) => hasShrunk(story, one));
    if (!who) return;
    const { early, resent, shrunk } = story[who];
    const arrived = shrunk ?? firstAnswer(story);
    return { hello: story.client.hello, early, resent, shrunk, arrived, who };
  },

  explain: ({ hello, arrived, who }, story) => ({
    what:
      `Full-size packets from ${party(story, who)} did not reach the ${other(who)}; the same bytes in smaller packets ` +
      `did${hello && arrived ? `, ${duration(waited(hello, arrived))} after the ClientHello` : ''}.`,
    why:
      `${sentence(party(story, who))} looks for the largest size that passes when nothing else helps (Linux: ` +
      'tcp_mtu_probing), which takes seconds. Where a sender does not, such a handshake fails.',
    fix:
      'Lower the MTU of the interface in front of the tunnel, or clamp the TCP MSS on the router there; and let ICMP ' +
      '"too big" pass.',
    blame: 'network',
    causes: [
      {
        text: 'A tunnel (VPN, VXLAN, PPPoE, overlay network) whose overhead nobody subtracted from the MTU.',
        likelihood: 'high',
        why: 'Only what was large got lost.',
      },
    ],
    next: [
      {
        text: 'Find the largest packet that passes (repeat with smaller sizes).',
        command: `ping -M do -s 1472 ${story[other(who)].endpoint.address}`,
      },
      { text: 'See where the path narrows.', command: `tracepath -n ${story[other(who)].endpoint.address}` },
    ],
  }),
});

/** Seen where they are sent: smaller repeats. Seen where they arrive: a hole of full size that only small packets fill. */
function hasShrunk(story: Story, who: Party): boolean {
  const { shrunk, largestSegment, early, holeBefore = 0 } = story[who];
  if (shrunk) return largestSegment > SMALL_SEGMENT && isEarlier(shrunk, story.tls.completed);
  const answer = who === 'server' ? firstAnswer(story) : undefined;
  if (!early || !answer || !isEarlier(early, answer) || waited(early, answer) < LONGER_THAN_LOSS_MS) return false;
  return holeBefore > SMALL_SEGMENT && largestSegment <= SMALL_SEGMENT + 24;
}
