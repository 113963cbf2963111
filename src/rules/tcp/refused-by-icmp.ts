import type { IcmpWord, Story } from '../../story/story.js';
import { icmpMeaning, icmpName, type Reason } from '../icmp-words.js';
import { rule, type Blame, type Cause } from '../rule.js';
import { endpoint, party, sentence } from '../words.js';

const says: Readonly<Record<Reason, string>> = {
  port: 'nobody takes connections on that port',
  route: 'no way leads to that address',
  rule: 'its rules forbid this connection',
  loop: 'the packet went in circles until its time to live ran out',
};

/** A router or a host says by ICMP that the SYN goes no further. */
export default rule({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 792', 'RFC 1812 §5.2.7.1', 'RFC 4443 §3.1'],
  summary: 'A router or firewall refuses the connection by ICMP.',
  proof: 'An ICMP error that quotes the SYN; its source address names who refused. A RST would be tcp/refused.',
  stage: 'tcp-connect',
  silenceOf: [],

  match({ tcp, client, server }) {
    const { syn, synAck, established, icmp } = tcp;
    const meaning = icmp && icmpMeaning(icmp.value);
    // Whoever has spoken was connected, though the capture may lack how.
    if (!meaning || !syn || synAck || established || client.sent > 0 || server.sent > 0) return;
    // It speaks of the server's answer, which the capture lacks.
    if (icmp.value.to === 'server') return;
    return { syn, icmp, meaning };
  },

  explain: ({ icmp, meaning }, story) => {
    const { from } = icmp.value;
    const { endpoint: server } = story.server;
    const itself = from === server.address;
    return {
      what:
        `${sentence(party(story, 'client'))} asked ${endpoint(server)} for a connection, and ` +
        `${itself ? 'that host' : from} answered by ICMP "${icmpName(icmp.value, meaning)}": ${says[meaning.reason]}.`,
      why:
        (itself
          ? 'The host was reached, and refused by itself. '
          : `The answer does not come from the server's address: ${from} is a router or firewall on the way. `) +
        `The client's connect() fails long before any timeout, on Linux with ${meaning.errno}.`,
      fix: fix(meaning.reason, story, from),
      blame: itself ? 'server' : blames[meaning.reason],
      causes: causes(meaning.reason, icmp.value, itself),
      next: [
        ...(meaning.reason === 'port' && itself
          ? [{ text: 'On the server, see who listens on the port.', command: `ss -ltnp 'sport = :${server.port}'` }]
          : []),
        {
          text: 'See which route is taken, and where it ends.',
          command: `traceroute -n -T -p ${server.port} ${server.address}`,
        },
        { text: 'On the client, see the route.', command: `ip route get ${server.address}` },
      ],
    };
  },
});

/** Of a box that is not the server: what speaks of the server's port is no router's business, but a firewall's. */
const blames: Readonly<Record<Reason, Blame>> = {
  port: 'middlebox',
  rule: 'middlebox',
  route: 'network',
  loop: 'network',
};

function fix(reason: Reason, { client, server }: Story, from: string): string {
  const to = endpoint(server.endpoint);
  if (reason === 'rule') return `Allow ${client.endpoint.address} to reach ${to} in the rules of ${from}.`;
  if (reason === 'port' && from === server.endpoint.address)
    return `Look for a REJECT rule in the firewall of ${from} itself, then whether the service listens on ${to}.`;
  if (reason === 'port') return `Allow ${client.endpoint.address} to reach ${to} in the REJECT rules of ${from}.`;
  return `Look at ${from}: its route to ${server.endpoint.address}, or its rules.`;
}

function causes(reason: Reason, icmp: IcmpWord, itself: boolean): Cause[] {
  const whose = `The ICMP message comes from ${icmp.from}${itself ? ', the server itself' : ', which is not the server'}.`;
  if (reason === 'rule')
    return [{ text: 'A firewall rule rejects this connection.', likelihood: 'high', why: 'The ICMP code says so.' }];
  if (reason === 'loop')
    return [{ text: 'Two routers send the packet to each other: a routing loop.', likelihood: 'high', why: whose }];
  if (reason === 'port')
    return [
      {
        text: 'A firewall rejects with its default answer (iptables -j REJECT, nftables reject).',
        likelihood: 'high',
        why: `${whose} A kernel where nobody listens answers a SYN with a RST, not by ICMP.`,
      },
      ...(itself ? [nobodyListens] : []),
    ];
  return [
    {
      text: 'A route or a neighbour is missing behind that router, or the host is down.',
      likelihood: 'high',
      why: whose,
    },
    {
      text: 'A firewall rejects with an ordinary "unreachable".',
      likelihood: 'low',
      why: 'Its default would be "port unreachable"; any other code can be set.',
    },
  ];
}

const nobodyListens: Cause = {
  text: 'Nobody listens on that port.',
  likelihood: 'low',
  why: 'Some systems and load balancers answer so, though TCP knows the RST for it.',
};
