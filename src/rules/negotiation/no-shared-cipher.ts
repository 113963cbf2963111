import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule, type Cause, type Likelihood } from '../rule.js';
import { count, said, sentence } from '../words.js';
import {
  answeredHello,
  groupsOffered,
  hasCommonGroup,
  hasOddGroups,
  newestVersion,
  oddOffer,
  suitesSentence,
  versionsOffered,
  type Hello,
} from './offer.js';

type Found = Sent & { readonly hello: Fact<Hello>; readonly healthy?: Fact<Tally> };

/** The server finds nothing that it accepts in the ClientHello; mostly no cipher suite. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ hello }) => (oddOffer(hello.value) ? 'likely' : 'possible'),
  cites: ['RFC 8446 §6.2', 'RFC 5246 §7.4.1.3'],
  summary: 'The server accepts none of the cipher suites that the client offers.',
  proof:
    'Inferred from the alert handshake_failure (40) or insufficient_security (71) of the server in answer to the ' +
    'ClientHello, and from what that offers. The alert says "nothing in common" and not what: a key exchange ' +
    'group, a signature algorithm or a missing certificate look the same.',
  stage: 'client-hello',
  outranks: ['alert/*'],
  yields: true,

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 40, 71);
    const hello = answeredHello(story);
    if (sent?.from !== 'server' || !hello || story.server.hello) return;
    if (newestVersion(hello.value) < 0x0301) return; // negotiation/ssl-ancient
    if (hasOddGroups(hello.value) && !(hasCommonGroup(hello.value) && oddOffer(hello.value))) return;
    return { ...sent, hello, healthy: around.healthyAtServer(story) };
  },

  explain(found, story) {
    const { hello, healthy } = found;
    const target = targetOf(story, requestedHost(story));
    return {
      title: titleOf(hello.value),
      what: alertSentence(story, found),
      why: said(
        `It found nothing acceptable in the offer. The client offers ${suitesSentence(hello.value)}; versions ` +
          `${versionsOffered(hello.value)}; key exchange groups ${groupsOffered(hello.value)}.`,
        healthy &&
          `${sentence(count(healthy.value.connections, 'other connection'))} to the same server completed, so ` +
            'the difference is in what this client offers.',
        'The alert does not say what is missing.',
      ),
      fix:
        'Let both sides have a modern suite in common: ECDHE with AES-GCM or ChaCha20, with a certificate of a ' +
        'kind that the client takes.',
      blame: healthy ? 'client' : 'unknown',
      causes: causes(found, story.client.hello?.value.serverName),
      next: [
        {
          text: 'What does the server accept?',
          command: `nmap --script ssl-enum-ciphers -p ${target.port} ${target.host}`,
        },
        { text: 'Does it answer a modern client?', command: sClient(target) },
        {
          text: 'And with every suite that this OpenSSL has?',
          command: sClient(target, '-tls1_2', "-cipher 'ALL:@SECLEVEL=0'"),
        },
      ],
    };
  },
});

function titleOf(hello: Hello): string | undefined {
  if (oddOffer(hello)) return undefined;
  const nothing = 'The server accepts nothing of what the client offers';
  return lacksMasterSecret(hello) ? nothing : `${nothing}, most likely no cipher suite`;
}

function causes({ hello, healthy }: Found, name: string | undefined): Cause[] {
  const odd = oddOffer(hello.value);
  const isStrict = !odd && lacksMasterSecret(hello.value);
  return [
    ...(isStrict ? [strictServer(healthy ? 'high' : 'medium')] : []),
    {
      text: "No cipher suite in common: the server's list is hardened, or the client's is old or pinned",
      likelihood: odd || (healthy && !isStrict) ? 'high' : 'medium',
      why: odd ? `${odd}.` : 'The offer looks ordinary.',
    },
    {
      text:
        "The server's certificate is of a kind (RSA, ECDSA, RSA-PSS) for which the client offers no suite or " +
        'signature algorithm',
      likelihood: odd?.includes('certificates') ? 'high' : 'medium',
      why: `The client offers ${count(hello.value.signatureAlgorithms.length, 'signature algorithm')}.`,
    },
    {
      text: 'The server has no certificate for this name',
      likelihood: odd ? 'low' : 'medium',
      why: name ? `The client asked for "${name}".` : 'The client sent no server name.',
    },
    {
      text: "No key exchange group in common: the server's list is pinned",
      likelihood: 'low',
      why: `The client offers ${groupsOffered(hello.value)}.`,
    },
  ];
}

function strictServer(likelihood: Likelihood): Cause {
  return {
    text: 'The server (FIPS mode, a strict policy) insists on extended_master_secret',
    likelihood,
    why: 'The client does not offer it, nor TLS 1.3, which has no need of it.',
  };
}

function lacksMasterSecret(hello: Hello): boolean {
  return !hello.extendedMasterSecret && newestVersion(hello) < 0x0304;
}
