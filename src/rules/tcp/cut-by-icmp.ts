import { fact, type Fact } from '../../story/fact.js';
import type { IcmpWord, Party, Story } from '../../story/story.js';
import { icmpMeaning, icmpName, type IcmpMeaning } from '../icmp-words.js';
import { isEarlier, other } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { count, endpoint, party } from '../words.js';

/** It was open and had worked; then a router says that nothing gets through any more, and nothing does. */
export default rule({
  severity: 'error',
  cites: ['RFC 1122 §4.2.3.9', 'RFC 5461 §3', 'RFC 792', 'RFC 4443 §3.1'],
  summary: 'An open connection is cut: ICMP says that its packets get no further.',
  proof:
    'On an open connection data is sent again and never acknowledged, and an ICMP error quotes these packets. One ' +
    'that answers the SYN is tcp/refused-by-icmp; one that TCP survived, because the data was acknowledged ' +
    'later, is none.',
  outranks: [
    'tcp/client-hello-lost',
    'tcp/server-flight-lost',
    'tcp/handshake-stalled',
    'tcp/handshake-unfinished',
    'tcp/client-hello-unanswered',
  ],
  silenceOf: [],

  match(story) {
    const { established, icmp } = story.tcp;
    const meaning = icmp && icmpMeaning(icmp.value);
    if (!established || !meaning) return;
    const who = icmp.value.to;
    const { resent } = story[who];
    if (!resent || story.tcp.unacked[who] === 0 || story[other(who)].rst) return;
    const said = sinceLastAnswer(story, who, icmp);
    return said && { data: lastData(story, who), resent, said, meaning, who };
  },

  // Said once, it may have been over a moment later; said again to what was sent again, it was not.
  certainty: ({ said, resent }) =>
    said.spans.some(({ at }) => at.frame > resent.spans[0].at.frame) ? 'proven' : 'likely',

  explain: ({ said, meaning, who, resent }, story) => {
    const { from } = said.value;
    const peer = story[other(who)].endpoint;
    const itself = from === peer.address;
    return {
      what:
        `The connection was open${story.tls.completed ? ' and the handshake had succeeded' : ''}. Then ` +
        `${party(story, who)} sent data ${count(resent.value + 1, 'time')} and none of it was acknowledged; ` +
        `${itself ? 'the other side itself' : from} answered by ICMP "${icmpName(said.value, meaning)}".`,
      why:
        'An ICMP error does not end an open connection: TCP sends again until it gives up (on Linux after some 15 ' +
        `minutes by default), and only then the program learns of it: read or write fails, on Linux with ` +
        `${meaning.errno}; OpenSSL calls it SSL_ERROR_SYSCALL.`,
      fix:
        meaning.reason === 'rule' || meaning.reason === 'port'
          ? `Look at the rules of ${from}: they must let open connections to ${endpoint(peer)} go on.`
          : `Look at ${from}: how it reaches ${peer.address}, and what changed there.`,
      blame: itself ? other(who) : blames[meaning.reason],
      causes: causes(meaning, from),
      next: [
        { text: `On the ${who}, see the route.`, command: `ip route get ${peer.address}` },
        { text: 'See where the path ends.', command: `traceroute -n ${peer.address}` },
        {
          text: `On the ${who}, how often does TCP send again before it gives up?`,
          command: 'sysctl net.ipv4.tcp_retries2',
        },
      ],
    };
  },
});

const blames = { port: 'middlebox', rule: 'middlebox', route: 'network', loop: 'network' } as const;

/** The ICMP errors that came after the other side had last been heard of: what came before was survived. */
function sinceLastAnswer({ tcp, ...story }: Story, who: Party, icmp: Fact<IcmpWord>): Fact<IcmpWord> | undefined {
  if (!tcp.established || isEarlier(icmp, tcp.established)) return undefined;
  const answered = story[other(who)].encrypted.at(-1)?.at.frame ?? 0;
  const [first, ...more] = icmp.spans.filter(({ at }) => at.frame > answered);
  return first && { value: icmp.value, spans: [first, ...more] };
}

function lastData(story: Story, who: Party): Fact<number> | undefined {
  const last = story[who].encrypted.at(-1);
  return last && fact(last.length, last.at, `${who} → ${other(who)}: data that nothing answers`);
}

function causes({ reason, name }: IcmpMeaning, from: string): Cause[] {
  const why = `The ICMP message comes from ${from}.`;
  if (reason === 'rule' || reason === 'port')
    return [
      {
        text: 'The rules of a firewall changed, or it forgot the connection, and it rejects what it does not know.',
        likelihood: 'high',
        why,
      },
      { text: 'The address moved to another host, which refuses.', likelihood: 'low', why },
    ];
  if (reason === 'loop')
    return [{ text: 'The routes changed and now lead in a circle.', likelihood: 'high', why }];
  const isHost = /^(host|address) /.test(name);
  return [
    { text: 'A route was withdrawn: a VPN, tunnel or link behind that router is down.', likelihood: 'high', why },
    {
      text: 'The host is down or was moved: the last router finds no neighbour of that address.',
      likelihood: isHost ? 'high' : 'low',
      why: isHost
        ? `"${name}" is what the last router says of a neighbour that does not answer.`
        : `The message says "${name}"; of a silent neighbour the last router would say "host unreachable".`,
    },
  ];
}
