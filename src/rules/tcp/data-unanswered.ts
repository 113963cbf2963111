import { millisBetween } from '../../bytes/instant.js';
import { fact, when } from '../../story/fact.js';
import type { Party, Story } from '../../story/story.js';
import { contentType } from '../../tls/events.js';
import { clientErrors } from '../client-errors.js';
import { icmpMeaning } from '../icmp-words.js';
import { isEarlier, other } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { count, duration, endpoint, party } from '../words.js';

/** The same bytes as often as this, each time after twice the wait: no ordinary loss lasts so long. */
const TIMES_AGAIN = 3;
/** Shorter silences are pauses between requests; no time limit that we know of is shorter. */
const SHORTEST_LIMIT_MS = 3_000;

/** It was open and had worked, and now whatever is sent on it vanishes. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 5382 §5', 'RFC 9293 §3.8.3', 'RFC 6298 §5'],
  summary: 'Data on an open connection is sent again and again, and nothing comes back.',
  proof:
    'After the handshake the same bytes at least four times, never acknowledged, and not a packet from the other side ' +
    'after the first of them. With a RST in answer it is tcp/reset-after-idle, with ICMP tcp/cut-by-icmp.',

  needs: ['handshake'],
  match(story) {
    const { tls, tcp } = story;
    if (!tls.completed) return;
    const who = (['client', 'server'] as const).find((one) => isLost(story, one));
    if (!who || (tcp.icmp?.value.to === who && icmpMeaning(tcp.icmp.value))) return;
    const { encrypted, resent } = story[who];
    const data = encrypted.at(-1);
    const before = [story.client, story.server].flatMap((side) => side.encrypted).filter(({ at }) => data && at.frame < data.at.frame);
    const last = before.sort((a, b) => a.at.frame - b.at.frame).at(-1);
    if (!data || !resent) return;
    const idle = last ? millisBetween(last.at, data.at) || 0 : 0;
    return { data: fact(data.length, data.at, `${who} → ${other(who)}: data that nothing answers`), resent, who, idle };
  },

  explain: ({ data, resent, who, idle }, story) => {
    const peer = story[other(who)].endpoint;
    const lasting = duration(millisBetween(when(data), story.last) || 0);
    return {
      what:
        `The handshake had succeeded${idle >= SHORTEST_LIMIT_MS ? `, then nobody spoke for ${duration(idle)}` : ''}. ` +
        `Then ${party(story, who)} sent data ${count(story[who].resentMost + 1, 'time')} in ${lasting}, and not one ` +
        'packet came back.',
      why:
        `Either they do not get through, or nobody is left at ${endpoint(peer)}, not even to refuse. The sender ` +
        `notices only when TCP gives up (on Linux after some 15 minutes) or its own limit does. ${clientErrors.timeout}`,
      fix:
        idle >= SHORTEST_LIMIT_MS
          ? `Have the ${who} close or refresh idle connections before ${duration(idle)}, or raise the idle limit of the ` +
            'box between; TCP keep-alive below that limit keeps the connection known.'
          : `Find out whether ${peer.address} is still there, and what changed on the path at this moment.`,
      blame: 'network',
      causes: causes(idle, who, resent.value),
      next: [
        {
          text: 'Linux firewall or NAT: its limit for idle connections, in seconds.',
          command: 'sysctl net.netfilter.nf_conntrack_tcp_timeout_established',
        },
        { text: 'Is the other side still there?', command: `ping -c 3 ${peer.address}` },
        {
          text: `On the ${who}, connections whose data waits for an ACK (Send-Q), and their timers.`,
          command: `ss -tno dst ${peer.address}`,
        },
      ],
    };
  },
});

/** A goodbye that nobody answers harms nobody; so does what is left when its sender has closed. */
function isLost(story: Story, who: Party): boolean {
  const side = story[who];
  const peer = story[other(who)];
  const data = side.encrypted.at(-1);
  if (!data || !side.resent || side.resentMost < TIMES_AGAIN || story.tcp.unacked[who] === 0) return false;
  if (data.contentType !== contentType.applicationData || peer.rst || peer.fin) return false;
  if (side.closeNotify && when(side.closeNotify).frame >= data.at.frame) return false;
  const heard = peer.encrypted.at(-1)?.at.frame ?? 0;
  return data.at.frame > heard && when(side.resent).frame >= data.at.frame && isEarlier(side.resent, side.fin);
}

function causes(idle: number, who: Party, times: number): Cause[] {
  const forgot: Cause = {
    text: 'A firewall, NAT gateway or load balancer forgot the idle connection, and drops what it does not know.',
    likelihood: idle >= SHORTEST_LIMIT_MS ? 'high' : 'low',
    why:
      idle >= SHORTEST_LIMIT_MS
        ? `What vanishes is the first data after ${duration(idle)} of silence.`
        : 'There was no silence before it.',
  };
  const gone: Cause = {
    text: `The host of the ${other(who)} is down or was replaced, or the path to it broke.`,
    likelihood: idle >= SHORTEST_LIMIT_MS ? 'medium' : 'high',
    why: `Sent again ${count(times, 'time')}, and not even a refusal came.`,
  };
  return idle >= SHORTEST_LIMIT_MS ? [forgot, gone] : [gone, forgot];
}
