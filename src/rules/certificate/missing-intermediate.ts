import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import type { Certificate } from '../../x509/certificate.js';
import type { PathResult } from '../../x509/chain.js';
import { sClient, shellWord, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { count, said, sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy, type Fault } from './fault.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

type Found = Fault<PathResult> & {
  readonly accepted?: Fact<Tally>;
  /** The chain that the same leaf came with in another connection. */
  readonly whole?: Fact<readonly Certificate[]>;
};

/** The server leaves out a certificate between its own and the root. */
export default rule<Found>({
  severity: 'error',
  severityOf: severityBy(answersTo.missing),
  certainty: (found) =>
    found.whole || found.detail.intermediateSigns.includes('ca-issuers') ? certaintyBy(answersTo.missing)(found) : 'likely',
  cites: ['RFC 8446 §4.4.2', 'RFC 5280 §4.2.2.1'],
  summary: 'The server does not send an intermediate certificate that clients need.',
  proof:
    'Proven by a Certificate message whose last certificate is neither a root nor issued by one, and says where ' +
    'its issuer can be fetched, or is accepted with its issuer in another connection. ' +
    'Browsers often fetch or remember the missing one, so that only curl, Java, Go and the like fail.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, ({ path }) => (path.missingIntermediate && !path.trusted ? path : undefined));
    if (!found) return undefined;
    return { ...found, accepted: around.acceptedCertificate(story), whole: around.acceptedWithMore(story) };
  },

  explain({ seen, taken, detail, accepted, whole }, story) {
    const target = targetOf(story, requestedHost(story));
    const end = detail.path[detail.path.length - 1];
    const [url] = detail.caIssuers;
    return {
      what: receptionSentence(story, taken),
      why: said(
        `The server sent ${count(detail.sent, 'certificate')}. ${sentence(called(end, seen))} is issued by ` +
          `"${end.issuerLabel}", which was not sent and is not a root in ${seen.trust}.`,
        whole && `In another connection the same certificate came with ${whole.value.length - 1} more, and was accepted.`,
      ),
      fix:
        `Set the server up with its whole chain (the leaf and "${end.issuerLabel}"; certbot calls it ` +
        'fullchain.pem) and reload it.',
      blame: 'server',
      causes: [
        {
          text: 'The server is set up with the leaf alone instead of the full chain',
          likelihood: 'high',
          why: `It sent ${count(detail.sent, 'certificate')}.`,
        },
        {
          text: '"' + end.issuerLabel + '" is a private root that this client does not have',
          likelihood: 'low',
          why: accepted
            ? 'Another client accepted the same certificate.'
            : 'Its name and pointers speak for an intermediate.',
        },
      ],
      next: [
        { text: 'Count the certificates that the server sends', command: sClient(target, '-showcerts') },
        ...(url === undefined
          ? []
          : [
              {
                text: 'Fetch the missing one',
                command:
                  `curl -sSo issuer.der ${shellWord(url)} && openssl x509 -inform DER -in issuer.der -out ` +
                  'issuer.pem',
              },
            ]),
        { text: 'Join the two for the server', command: 'cat CERT.pem issuer.pem > fullchain.pem' },
      ],
    };
  },
});
