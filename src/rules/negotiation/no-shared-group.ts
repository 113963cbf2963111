import type { Fact } from '../../story/fact.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { requestedHost } from '../certificate/presented.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answeredHello, groupsOffered, hasCommonGroup, hasOddGroups, oddOffer, type Hello } from './offer.js';

type Found = Sent & { readonly hello: Fact<Hello> };

const common = 'P-256, P-384 or X25519, which practically every server has.';

/** The client offers key exchange groups that the server does not have. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ hello }) => (hasCommonGroup(hello.value) ? 'possible' : 'likely'),
  cites: ['RFC 8446 §4.2.7', 'RFC 8446 §4.1.1'],
  summary: 'The server has none of the key exchange groups that the client offers.',
  proof:
    'Inferred from a ClientHello without P-256, refused at once by the server with handshake_failure (40), ' +
    'insufficient_security (71), missing_extension (109) or, from Java, unexpected_message (10). Only possible where ' +
    'it has X25519 or P-384.',
  stage: 'client-hello',
  outranks: ['negotiation/no-shared-cipher', 'alert/*'],

  needs: ['alert'],
  match(story) {
    const sent = decisive(story, 40, 71, 47, 109, 10);
    const hello = answeredHello(story);
    if (sent?.from !== 'server' || !hello || story.server.hello || !hasOddGroups(hello.value)) return;
    if (hasCommonGroup(hello.value) && oddOffer(hello.value)) return; // the cipher suites are odder
    return { ...sent, hello };
  },

  explain(found, story) {
    const offered = groupsOffered(found.hello.value);
    return {
      what: alertSentence(story, found),
      why:
        `For the key exchange the client offers only ${offered}, and not ` +
        `${hasCommonGroup(found.hello.value) ? 'P-256, which everybody must have.' : common}`,
      fix: 'Have the client offer X25519 and P-256 as well.',
      blame: 'client',
      causes: [
        {
          text: "The client's list of groups is pinned (a policy, FIPS, post-quantum only)",
          likelihood: 'high',
          why: `It offers ${offered}.`,
        },
        {
          text: "The server's list of groups is pinned",
          likelihood: hasCommonGroup(found.hello.value) ? 'high' : 'low',
          why: 'It may have others than the usual ones.',
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
