import type { Fact } from '../../story/fact.js';
import type { Alert } from '../../story/story.js';
import { versionName } from '../../tls/names/names.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { newestVersion, versionsOffered } from './offer.js';

interface Found extends Record<string, unknown> {
  readonly refusal?: Fact<Alert>;
}

/** The server could have done better, and says so; somebody made it choose less. */
export default rule<Found>({
  severity: 'error',
  severityOf: ({ refusal }) => (refusal ? 'error' : 'warning'),
  certainty: 'proven',
  cites: ['RFC 8446 §4.1.3'],
  summary: 'The handshake was pushed to an older TLS version than both sides have.',
  proof:
    "Proven by the ClientHello, which offers a newer version, and the last bytes of the server's random " +
    '("DOWNGRD"), by which a newer server says that it was offered less. An old server leaves no such mark.',
  stage: 'server-hello',

  match({ client, server }) {
    const { hello } = server;
    const offered = client.hello;
    if (!hello?.value.downgradeSentinel || !offered) return;
    const best = hello.value.downgradeSentinel === 'TLS 1.2' ? 0x0304 : 0x0303;
    if (newestVersion(offered.value) < best || hello.value.version >= best) return;
    const refusal = client.alert?.value.code === 47 ? client.alert : undefined;
    return { offered, hello, refusal };
  },

  explain({ refusal }, story) {
    const chosen = story.server.hello?.value.version ?? 0;
    const offered = story.client.hello?.value;
    return {
      what: refusal
        ? `${sentence(party(story, 'client'))} ended the handshake with illegal_parameter (47).`
        : 'The client went on all the same.',
      why:
        `In this capture the client offers ${offered ? versionsOffered(offered) : 'more'}, and the server chose ` +
        `${versionName(chosen)} and marked its answer as "made to choose less". So the hello that reached the ` +
        'server offered less: something in between changed it.',
      fix:
        'Find the box between client and server that rewrites the handshake, and have it leave this connection ' +
        'alone or bring it up to date.',
      blame: 'middlebox',
      causes: [
        {
          text: 'A box that intercepts TLS and knows only older versions',
          likelihood: 'high',
          why: 'What the client offers and what the server was offered differ.',
        },
        {
          text: 'A server with a faulty TLS library',
          likelihood: 'low',
          why: 'Some early TLS 1.3 servers set the mark wrongly.',
        },
      ],
      next: [
        {
          text: 'Capture next to the server at the same time and compare the ClientHello',
          command: 'tcpdump -i any -s 0 -w server-side.pcap port PORT',
        },
        { text: 'From another network', command: sClient(targetOf(story, requestedHost(story)), '-tls1_3') },
      ],
    };
  },
});
