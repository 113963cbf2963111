import type { Fact } from '../../story/fact.js';
import type { Alert, Story } from '../../story/story.js';
import { versionName } from '../../tls/names/names.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { firstEnd } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { newestVersion, versionsOffered } from './offer.js';

/** NSS answers a shorter Diffie-Hellman prime with the same alert. */
const ENOUGH_BITS = 2048;

interface Found extends Record<string, unknown> {
  readonly refusal?: Fact<Alert>;
  /** It left without a word, as Node.js does. */
  readonly left?: Fact<unknown>;
  /** The hello is changed already where this capture was taken. */
  readonly isBehind: boolean;
}

/** The server could have done better, and says so; somebody made it choose less. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ refusal, left }) => (refusal || left ? 'error' : 'warning'),
  certainty: ({ left, isBehind }) => (left || isBehind ? 'likely' : 'proven'),
  cites: ['RFC 8446 §4.1.3'],
  summary: 'The handshake was pushed to an older TLS version than both sides have.',
  proof:
    "Proven by the ClientHello, which offers a newer version, and the last bytes of the server's random " +
    '("DOWNGRD"), by which a newer server says that it was offered less. An old server leaves no such mark. Where ' +
    "the capture shows a hello without the newer version, the client's illegal_parameter (47) on the marked answer " +
    'says that it had offered more.',
  stage: 'server-hello',
  outranks: ['tcp/*', 'certificate/*'],

  match(story) {
    const { client, server } = story;
    const { hello } = server;
    const offered = client.hello;
    if (!hello?.value.downgradeSentinel || !offered) return;
    const best = hello.value.downgradeSentinel === 'TLS 1.2' ? 0x0304 : 0x0303;
    if (hello.value.version >= best) return;
    const refusal = client.alert?.value.code === 47 ? client.alert : undefined;
    const isBehind = newestVersion(offered.value) < best;
    if (isBehind && !(refusal && mindsTheMark(story))) return;
    return { offered, hello, refusal, left: refusal ? undefined : leftAtOnce(story), isBehind };
  },

  explain({ refusal, left, isBehind }, story) {
    const chosen = story.server.hello?.value.version ?? 0;
    const offered = story.client.hello?.value;
    return {
      what: refusal
        ? `${sentence(party(story, 'client'))} ended the handshake with illegal_parameter (47).`
        : `${sentence(party(story, 'client'))} ${left ? 'left without an alert, right after that answer' : 'went on all the same'}.`,
      why:
        `In this capture the client offers ${offered ? versionsOffered(offered) : 'more'}, and the server chose ` +
        `${versionName(chosen)} and marked its answer as "made to choose less". ` +
        (isBehind
          ? 'A client that had really offered no more would not mind the mark: something between the client and the ' +
            'place of this capture changed its hello.'
          : 'So the hello that reached the server offered less: something in between changed it.'),
      fix:
        'Find the box between client and server that rewrites the handshake, and have it leave this connection ' +
        'alone or bring it up to date.',
      blame: 'middlebox',
      causes: [
        {
          text: 'A box that intercepts TLS and knows only older versions',
          likelihood: 'high',
          why: isBehind
            ? 'The client refuses the answer to what the capture shows as its own offer.'
            : 'What the client offers and what the server was offered differ.',
        },
        {
          text: 'A server with a faulty TLS library',
          likelihood: 'low',
          why: 'Some early TLS 1.3 servers set the mark wrongly.',
        },
      ],
      next: [
        {
          text: `Capture next to the ${isBehind ? 'client' : 'server'} at the same time and compare the ClientHello`,
          command: `tcpdump -i any -s 0 -w ${isBehind ? 'client' : 'server'}-side.pcap port ${story.server.endpoint.port}`,
        },
        { text: 'From another network', command: sClient(targetOf(story, requestedHost(story)), '-tls1_3') },
      ],
    };
  },
});

/** The client closed before it sent anything more: neither a key exchange nor an alert. */
function leftAtOnce(story: Story): Fact<unknown> | undefined {
  const { client, tls } = story;
  const end = firstEnd(story);
  const gaveUp = end?.who === 'client' && !tls.completed && !client.keyExchange && !client.alert;
  return gaveUp ? end.seen : undefined;
}

/** A second try by design, or a refusal of what came after the ServerHello, is something else. */
function mindsTheMark({ client, server }: Story): boolean {
  const isShortPrime = (server.keyExchange?.value.primeBits ?? ENOUGH_BITS) < ENOUGH_BITS;
  return !client.hello?.value.fallbackScsv && !client.keyExchange && !isShortPrime;
}
