import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { rule } from '../rule.js';
import { count, duration, sentence } from '../words.js';
import { clientWait, isQuick, resentInHandshake, serverWait, SLOW_MS } from './waits.js';

/** The handshake worked, after packets were lost and sent again. */
export default rule({
  severity: 'warning',
  certainty: 'likely',
  cites: ['RFC 6298 §5', 'RFC 8985'],
  summary: 'Packets of the handshake were sent again, and the handshake waited for them.',
  proof: 'Repeats of handshake bytes with a pause around them; without repeats the wait is at one of the ends.',

  needs: ['handshake'],
  match(story) {
    const { tls, tcp } = story;
    if (isQuick(story) || !tls.completed) return;
    const fromClient = resentInHandshake(story, 'client');
    const fromServer = resentInHandshake(story, 'server');
    const syn = tcp.syn && tcp.syn.value > 1 ? tcp.syn : undefined;
    if (!fromClient && !fromServer && !syn) return;
    const ms = lost(story);
    if (ms === 0) return;
    return { syn, fromClient, fromServer, completed: tls.completed, ms };
  },

  severityOf: ({ ms }) => (ms >= SLOW_MS ? 'warning' : 'info'),

  explain: ({ ms, syn, fromClient, fromServer }, story) => ({
    title: `Lost packets delayed the handshake by about ${duration(ms)}`,
    what: `${sentence(repeats(syn, fromClient, fromServer))} before the handshake was done.`,
    why: `What was lost is sent again only after a timer, which doubles each time: here about ${duration(ms)} in all.`,
    fix: 'Find where packets are lost: an overloaded link, Wi-Fi, a full queue, a SYN backlog that overflows.',
    blame: 'network',
    causes: [
      { text: 'Congestion or a bad link.', likelihood: 'high', why: 'The repeats arrived, so the path works mostly.' },
      {
        text: 'The server drops SYNs because its queue is full.',
        likelihood: syn ? 'medium' : 'low',
        why: syn ? `The SYN was sent ${count(syn.value, 'time')}.` : 'The SYN was answered at once.',
      },
    ],
    next: [
      { text: 'Measure loss on the path.', command: `mtr -n -r -c 50 ${story.server.endpoint.address}` },
      {
        text: 'On the server: did it drop SYNs?',
        command: 'nstat -az TcpExtListenDrops TcpExtTCPReqQFullDrop TcpRetransSegs',
      },
    ],
  }),
});

/** The waits that fall together with repeats. */
function lost(story: Story): number {
  const { tcp } = story;
  const connecting = tcp.syn && tcp.syn.value > 1 ? (tcp.handshakeMs ?? 0) : 0;
  const within = (serverWait(story)?.ms ?? 0) + (clientWait(story)?.ms ?? 0);
  const repeated = resentInHandshake(story, 'client') ?? resentInHandshake(story, 'server');
  return connecting + (repeated ? within : 0);
}

function repeats(syn?: Fact<number>, client?: Fact<number>, server?: Fact<number>): string {
  const parts = [
    syn && `the SYN was sent ${count(syn.value, 'time')}`,
    client && `the client sent data again ${count(client.value, 'time')}`,
    server && `the server sent data again ${count(server.value, 'time')}`,
  ];
  return parts.filter((part) => part !== undefined).join(', ');
}
