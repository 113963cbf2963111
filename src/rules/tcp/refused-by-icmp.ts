import { rule } from '../rule.js';
import { endpoint, party, sentence } from '../words.js';

const meanings: Readonly<Record<string, string>> = {
  unreachable: 'it cannot reach that address or port',
  prohibited: 'its rules forbid this connection',
  'time-exceeded': 'the packet went in circles until its time to live ran out',
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

  match({ tcp }) {
    const { syn, synAck, established, icmp } = tcp;
    if (!icmp || synAck || established || !(icmp.value.kind in meanings)) return;
    return { syn, icmp };
  },

  explain: ({ icmp }, story) => {
    const { kind, from } = icmp.value;
    const { endpoint: server } = story.server;
    const itself = from === server.address;
    return {
      what:
        `${sentence(party(story, 'client'))} asked ${endpoint(server)} for a connection, and ` +
        `${itself ? 'that host' : from} answered by ICMP (${kind}) that ${meanings[kind]}.`,
      why: itself
        ? 'The host was reached; its own firewall refused.'
        : `The packet never got to the server: ${from} is a router or firewall on the way. Clients print "No route ` +
          'to host" (errno 113) or "Connection refused".',
      fix:
        kind === 'prohibited'
          ? `Allow ${story.client.endpoint.address} to reach ${endpoint(server)} in the rules of ${from}.`
          : `Look at ${from}: its route to ${server.address}, or its rules.`,
      blame: itself ? 'server' : kind === 'prohibited' ? 'middlebox' : 'network',
      causes: [
        kind === 'prohibited'
          ? {
              text: 'A firewall rule rejects this connection.',
              likelihood: 'high',
              why: 'The ICMP code says "administratively prohibited".',
            }
          : {
              text: 'A route or a neighbour is missing behind that router, or the host is down.',
              likelihood: 'high',
              why: `The ICMP message comes from ${from}.`,
            },
        {
          text: 'A firewall rejects with an ordinary "unreachable".',
          likelihood: kind === 'unreachable' ? 'medium' : 'low',
          why: 'Firewalls that reject answer with this message by default.',
        },
      ],
      next: [
        {
          text: 'See which route is taken, and where it ends.',
          command: `traceroute -n -T -p ${server.port} ${server.address}`,
        },
        { text: 'On the client, see the route.', command: `ip route get ${server.address}` },
      ],
    };
  },
});
