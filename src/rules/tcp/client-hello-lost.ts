import { clientErrors } from '../client-errors.js';
import { sClient } from '../commands.js';
import { isLargeHello, isWhollyLost, largeShare, smallerHello } from '../hello-size.js';
import { serverSaidNothing, sni, target } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import type { Story } from '../../story/story.js';
import { count, endpoint, party, sentence } from '../words.js';

/** Sent again and again and never acknowledged: it does not arrive. */
export default rule({
  severity: 'error',
  cites: ['RFC 6298 §5', 'RFC 8446 §4.1.2', 'RFC 4821'],
  summary: 'The ClientHello does not reach the server.',
  proof:
    'The ClientHello is sent again, at growing intervals, and no ACK covers it. Acknowledged: ' +
    'tcp/client-hello-unanswered.',
  stage: 'client-hello',
  silenceOf: ['server'],

  needs: ['no-handshake'],
  match(story, around) {
    const { client, server, tls, tcp } = story;
    if (tls.completed || !client.hello || !tcp.established || !serverSaidNothing(story)) return;
    if (client.acked >= client.sent || !client.resent || server.rst || server.fin) return;
    const silence = server.silence?.value.after === 'client-hello' ? server.silence : undefined;
    return {
      hello: client.hello,
      again: client.resent,
      silence,
      icmp: tcp.icmp,
      end: client.rst ?? client.fin,
      healthy: around.healthyAtServer(story),
      failed: client.acked === 0 ? around.failedAtServer(story) : undefined,
    };
  },

  certainty: 'likely',

  explain: ({ healthy, failed }, story) => {
    const { client, server } = story;
    const size = client.hello?.value.length;
    return {
      what:
        `${sentence(party(story, 'client'))} sent its ClientHello (${size} bytes) ${client.resentMost + 1} ` +
        `times and got no confirmation of it from ${endpoint(server.endpoint)}.`,
      why:
        'The small packets that opened the connection passed, this one does not: it is lost on the way. ' +
        `${clientErrors.timeout}`,
      fix: isLargeHello(story)
        ? 'Find what drops large packets, or packets with this content, between client and server; a smaller ' +
          'ClientHello is the test.'
        : 'Find what drops this packet between client and server: a filter that reads it, or a path that changed ' +
          'under the connection.',
      blame: 'network',
      causes: [
        ...sizeCauses(story),
        ...contentCauses(story, healthy?.value.connections),
        ...fullQueue(story, failed?.value.connections),
      ],
      next: [
        ...smallerHello(story),
        { text: 'With another name, or none: does it pass?', command: sClient({ ...target(story), name: undefined }) },
        { text: 'See how large a packet may be on this path.', command: `tracepath -n ${server.endpoint.address}` },
        {
          text: 'On the server: Recv-Q at or above Send-Q means that its accept queue is full.',
          command: `ss -ltn 'sport = :${server.endpoint.port}'`,
        },
        {
          text: 'At the server, see whether it arrives.',
          command: `tcpdump -nn 'host ${client.endpoint.address} and port ${server.endpoint.port}'`,
        },
      ],
    };
  },
});

function sizeCauses(story: Story): Cause[] {
  if (!isLargeHello(story)) return [];
  const share = largeShare(story);
  const wholly = isWhollyLost(story);
  return [
    {
      text: 'The path takes no packets of full size and says nothing about it (MTU black hole): a tunnel or VPN.',
      likelihood: wholly ? 'low' : 'high',
      why: wholly
        ? 'The last packet of the hello is short, and was not confirmed either.'
        : `The hello needs more than one packet, the largest of them ${story.client.largestSegment} bytes; the ` +
          'packets that passed were empty.',
    },
    {
      text: `A firewall does not know a ClientHello in two packets${share ? ` (${share})` : ''} and drops it.`,
      likelihood: wholly ? 'high' : 'medium',
      why: `It has ${story.client.hello?.value.length} bytes.`,
    },
  ];
}

/** A kernel whose accept queue is full drops the ACK of the handshake and all that follows; with SYN cookies, silently. */
function fullQueue({ client }: Story, failed: number | undefined): Cause[] {
  if (client.acked > 0) return [];
  return [
    {
      text: "The server's accept queue is full: its kernel answers the SYN and drops what comes after.",
      likelihood: failed === undefined ? 'low' : 'medium',
      why:
        failed === undefined
          ? 'The SYN-ACK is the only packet of the server.'
          : `The SYN-ACK is the only packet of the server, and ${count(failed, 'other connection')} to it failed too.`,
    },
  ];
}

function contentCauses(story: Story, healthy: number | undefined): Cause[] {
  const name = sni(story);
  const others =
    healthy === undefined ? '' : ` ${sentence(count(healthy, 'other handshake'))} with the same server succeeded.`;
  return [
    {
      text:
        name === undefined
          ? 'A filter drops what it takes for forbidden.'
          : `A filter on the way drops packets that name ${name}.`,
      likelihood: isLargeHello(story) ? 'medium' : 'high',
      why: `Only the packet with the ClientHello is lost.${others}`,
    },
    {
      text: 'The server, or a firewall that remembers connections, has forgotten this one.',
      likelihood: 'low',
      why: 'A host that knows nothing of a connection would rather reset it.',
    },
  ];
}
