import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { versionName } from '../../tls/names/names.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule, type Cause, type Explanation } from '../rule.js';
import { count, said, sentence } from '../words.js';
import { newestVersion, versionsOffered, type Hello } from './offer.js';

type Found = Sent & { readonly hello: Fact<Hello>; readonly chosen?: Fact<number>; readonly healthy?: Fact<Tally> };

const TLS12 = 0x0303;

/** The two sides speak TLS, but no version in common. */
export default rule<Found>({
  severity: 'error',
  certainty: 'proven',
  cites: ['RFC 8446 §4.2.1', 'RFC 8446 §6.2', 'RFC 8996 §4'],
  summary: 'Client and server have no TLS version in common.',
  proof:
    'Proven by the versions in the ClientHello and the alert protocol_version (70) from the server, or from the ' +
    'client after a ServerHello with a version that it does not take. A server that got something else than TLS ' +
    'sends the same alert.',

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 70);
    const { hello } = story.client;
    if (!sent || !hello || story.client.plaintext) return;
    if (sent.from === 'client' && !story.server.hello) return;
    if (newestVersion(hello.value) < 0x0301) return; // negotiation/ssl-ancient
    return {
      ...sent,
      hello,
      chosen: sent.from === 'client' ? story.tls.version : undefined,
      healthy: around.healthyAtServer(story),
    };
  },

  explain(found, story) {
    const { hello, chosen, healthy } = found;
    const offered = versionsOffered(hello.value);
    const target = targetOf(story, requestedHost(story));
    return {
      what: alertSentence(story, found),
      why: said(
        chosen
          ? `The client offers ${offered}; the server chose ${versionName(chosen.value)}, which the client does ` +
              'not accept.'
          : `The client offers ${offered}, which the server does not accept.`,
        healthy && `${sentence(count(healthy.value.connections, 'other connection'))} to the same server completed.`,
      ),
      ...remedy(found),
      causes: causes(found, offered),
      next: [
        { text: 'Does the server speak TLS 1.3?', command: sClient(target, '-tls1_3') },
        { text: 'TLS 1.2?', command: sClient(target, '-tls1_2') },
        { text: 'Only the old ones?', command: sClient(target, '-tls1', "-cipher 'ALL:@SECLEVEL=0'") },
      ],
    };
  },
});

function remedy(found: Found): Pick<Explanation, 'fix' | 'blame'> {
  if (isOldClient(found))
    return {
      fix: "Bring the client's TLS library up to date, or allow TLS 1.2 or 1.3 in its settings.",
      blame: 'client',
    };
  if (found.chosen)
    return { fix: 'Allow TLS 1.2 or 1.3 on the server; its software may be too old for them.', blame: 'server' };
  if (newestVersion(found.hello.value) === TLS12)
    return { fix: 'Allow TLS 1.3 in the client, or TLS 1.2 on the server.', blame: 'unknown' };
  return {
    fix: 'Allow a version on the server that the client offers, or have the client offer TLS 1.2 too.',
    blame: 'server',
  };
}

function isOldClient({ hello, chosen }: Found): boolean {
  return chosen === undefined && newestVersion(hello.value) < TLS12;
}

function causes(found: Found, offered: string): Cause[] {
  const { hello, chosen, healthy } = found;
  if (isOldClient(found))
    return [
      {
        text: 'The client is old, or set to old versions; current servers have TLS 1.0 and 1.1 switched off',
        likelihood: 'high',
        why: `It offers ${offered}.`,
      },
    ];
  if (chosen)
    return [
      {
        text: 'The server is old, or set to old versions',
        likelihood: 'high',
        why: `It chose ${versionName(chosen.value)}.`,
      },
    ];
  const onlyNewest = hello.value.versions.length === 1 && newestVersion(hello.value) > TLS12;
  return [
    {
      text: onlyNewest
        ? 'The server does not have TLS 1.3, and the client accepts nothing else'
        : "The server's versions are set to others than the client's",
      likelihood: 'high',
      why: `The client offers ${offered}${healthy ? ', and other connections to this server completed' : ''}.`,
    },
  ];
}
