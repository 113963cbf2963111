import type { Fact } from '../../story/fact.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answeredHello, groupsOffered, hasCommonGroup, type Hello } from './offer.js';

type Found = Sent & { readonly hello: Fact<Hello> };

/** The client offers only key exchange groups that few servers have. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.2.7', 'RFC 8446 §4.1.1'],
  summary: 'The server has none of the key exchange groups that the client offers.',
  proof:
    'Inferred from a ClientHello without P-256, P-384 and X25519, refused at once by the server with ' +
    'handshake_failure (40), insufficient_security (71) or missing_extension (109).',
  stage: 'client-hello',
  outranks: ['negotiation/no-shared-cipher', 'alert/*'],

  match(story) {
    const sent = decisive(story, 40, 71, 47, 109);
    const hello = answeredHello(story);
    if (sent?.from !== 'server' || !hello || story.server.hello || hasCommonGroup(hello.value)) return;
    return { ...sent, hello };
  },

  explain(found, story) {
    const offered = groupsOffered(found.hello.value);
    return {
      what: alertSentence(story, found),
      why:
        `For the key exchange the client offers only ${offered}, and not P-256, P-384 or X25519, which practically ` +
        'every server has.',
      fix: 'Have the client offer X25519 or P-256 as well.',
      blame: 'client',
      causes: [
        {
          text: "The client's list of groups is pinned (a policy, FIPS, post-quantum only)",
          likelihood: 'high',
          why: `It offers ${offered}.`,
        },
        { text: 'Something else in the hello is missing', likelihood: 'low', why: 'The alert does not say what.' },
      ],
      next: [
        {
          text: 'Does it work with common groups?',
          command: sClient(targetOf(story, requestedHost(story)), '-groups X25519:P-256'),
        },
      ],
    };
  },
});
