import { type Fact, fact, when } from '../../story/fact.js';
import type { Side, Story } from '../../story/story.js';
import { other, sni } from '../look-ups.js';
import { resetOrigin } from '../reset-origin.js';
import { type Cause, rule } from '../rule.js';
import { count, party, said, sentence } from '../words.js';

/** Nobody talks on after hanging up: the reset was somebody else's. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['https://www.icir.org/vern/papers/reset-injection.ndss09.pdf', 'RFC 9293 §3.5.2', 'RFC 5961 §3'],
  summary: 'A reset that its supposed sender did not send: it went on talking.',
  proof:
    'Data from the same address and port after its own RST. A host that resets has forgotten the connection and ' +
    'sends no data any more; a RST of another TTL alone is only a hint.',
  silenceOf: [],

  match(story, around) {
    const who = (['server', 'client'] as const).find((one) => spokeOn(story[one]) !== undefined);
    if (!who || story.gaps.disordered) return;
    const { rst } = story[who];
    const peer = story[other(who)];
    const survived = rst && talk(peer).some((one) => isAfter(one, rst));
    const others = who === 'server' && sni(story) !== undefined ? around.differsFromHealthy(story) : undefined;
    return { rst, later: spokeOn(story[who]), who, survived, others: others?.value.name ? others : undefined };
  },

  // The other side did not fall for it.
  severityOf: ({ survived }) => (survived ? 'warning' : 'error'),

  explain: ({ rst, who, others }, story) => {
    const origin = rst && resetOrigin(story[who], rst.value);
    const foreign = origin !== undefined && origin.ttl !== origin.usualTtl;
    return {
      what: `A reset came in the name of ${party(story, who)}, and after it more data from the real one.`,
      why: said(
        'Somebody between forged it to cut the connection.',
        foreign && `It also arrived with TTL ${origin.ttl}, where the others had ${origin.usualTtl}.`,
      ),
      fix: 'Find the box on the way that cuts connections (firewall, IPS, content filter, censor), and its reason.',
      blame: 'middlebox',
      causes: [
        ...nameCause(story, others?.value.connections),
        {
          text: 'An intrusion prevention system or content filter that works by forged resets.',
          likelihood: 'high',
          why: `${sentence(party(story, who))} would not talk on after a reset of its own.`,
        },
        {
          text: 'Packets were captured out of order, or two hosts share the address.',
          likelihood: 'low',
          why: foreign ? 'Another TTL speaks against it.' : 'The TTL does not tell them apart.',
        },
      ],
      next: [
        {
          text: 'Capture at both ends: at the end that is said to have sent it, the reset does not leave.',
          command: `tcpdump -nn -v 'host ${story[who].endpoint.address} and tcp[tcpflags] & tcp-rst != 0'`,
        },
      ],
    };
  },
});

/** What it says behind its RST, by numbers as well: what the RST stands behind was only captured late. */
function nameCause(story: Story, healthy: number | undefined): Cause[] {
  if (healthy === undefined) return [];
  return [
    {
      text: `A filter that reads the server name and does not like ${sni(story)}.`,
      likelihood: 'high',
      why: `The same address serves other names: ${count(healthy, 'healthy handshake')} in this capture, and none for this one.`,
    },
  ];
}

function spokeOn(side: Side): Fact<unknown> | undefined {
  const { rst, sent } = side;
  return rst && sent > rst.value.offset ? talk(side).find((one) => isAfter(one, rst)) : undefined;
}

/** What this side said, as far as single frames are known. */
function talk(side: Side & { readonly hello?: Fact<unknown> }): Fact<unknown>[] {
  const records = side.encrypted.map(({ at, length }) => fact(length, at, `an encrypted record of ${length} bytes`));
  const told = [side.hello, side.certificates, side.alert, side.finished, side.plaintext, ...records];
  return told.filter((one) => one !== undefined);
}

function isAfter(one: Fact<unknown>, rst: Fact<unknown>): boolean {
  return when(one).frame > when(rst).frame;
}

