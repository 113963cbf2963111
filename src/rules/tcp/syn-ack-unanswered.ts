import { icmpMeaning } from '../icmp-words.js';
import { rule } from '../rule.js';
import { count, party, sentence } from '../words.js';

/** The server answers, and its answer does not arrive. */
export default rule({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 9293 §3.5', 'RFC 4987 §2'],
  summary: "The server's answer to the connection request (SYN-ACK) does not get through.",
  proof:
    "The same SYN-ACK several times and never an ACK. In a capture that lacks the client's packets it proves nothing.",
  stage: 'tcp-connect',
  silenceOf: ['client'],

  match({ tcp, gaps, client }) {
    const { syn, synAck, established, icmp } = tcp;
    // Who has spoken was connected, though the capture may lack how.
    if (!synAck || established || gaps.onlySide === 'server' || client.rst || client.sent > 0) return;
    const unreachable = icmp?.value.to === 'server' && icmpMeaning(icmp.value) ? icmp : undefined;
    if (synAck.value < 2 && !unreachable) return;
    return { syn, synAck, unreachable };
  },

  explain: ({ syn, synAck, unreachable }, story) => {
    const { endpoint: server } = story.server;
    const again = syn && syn.value > 1;
    return {
      what:
        `${sentence(party(story, 'server'))} answered the SYN ${count(synAck.value, 'time')}, and the client never ` +
        'confirmed it.' +
        (unreachable ? ` ${unreachable.value.from} says by ICMP that the answer gets no further.` : ''),
      why: again
        ? 'The client goes on asking: the answers are lost between here and the client.'
        : 'The client does not go on asking either: it is gone, or its address was forged.',
      fix: 'Find the way that answers take back to the client, and what drops them there.',
      blame: 'network',
      causes: [
        {
          text:
            'The way back is another one than the way there, and a stateful firewall on it drops what it has not ' +
            'seen begin.',
          likelihood: again ? 'high' : 'medium',
          why: again
            ? `The client sent its SYN ${syn.value} times although answers were on their way.`
            : 'The answers leave and no ACK returns.',
        },
        {
          text: 'A SYN flood or a scan with forged addresses.',
          likelihood: again ? 'low' : 'medium',
          why: again
            ? 'A forger would not repeat the SYN of one connection.'
            : 'One SYN and no further packet is what a forger sends.',
        },
      ],
      next: [
        {
          text: 'Capture at the client too, to see whether the answers arrive.',
          command: `tcpdump -nn 'host ${server.address} and port ${server.port}'`,
        },
        { text: 'On the server, see the route back.', command: `ip route get ${story.client.endpoint.address}` },
        { text: 'And try the port by hand.', command: `nc -vz ${server.address} ${server.port}` },
      ],
    };
  },
});
