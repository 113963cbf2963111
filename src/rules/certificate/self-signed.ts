import { knownIssuer, type KnownIssuer } from '../../x509/known-issuers.js';
import { targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, certaintyBy, fault, severityBy, type Fault } from './fault.js';
import { nameOf, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';
import { showChainStep, withOwnCa } from './trust-path.js';

/** The server's certificate vouches for itself. */
export default rule<Fault<KnownIssuer | true>>({
  severity: 'error',
  severityOf: severityBy(answersTo.issuer),
  certainty: certaintyBy(answersTo.issuer),
  cites: ['RFC 5280 §6.1', 'RFC 8446 §6.2'],
  summary: "The server's certificate is self-signed.",
  proof:
    'Proven by a server certificate whose issuer is its own subject and whose own key made its signature, with ' +
    "the client's alert 48, 46 or 42. A root at the end of a longer chain is no self-signed certificate.",
  stage: 'certificate',

  needs: ['certificates'],
  match: (story, around) =>
    fault<KnownIssuer | true>(story, around, ({ path, leaf }) =>
      path.selfSigned && !path.trusted ? (knownIssuer(leaf.subject) ?? true) : undefined,
    ),

  explain({ seen, taken, detail }, story) {
    const target = targetOf(story, requestedHost(story));
    const origin = detail === true ? '' : ` By its name it comes from ${detail.name}: a default that nobody replaced.`;
    return {
      what: receptionSentence(story, taken),
      why:
        `The certificate "${nameOf(seen.leaf)}" is signed by itself: no CA vouches for it, so a client accepts it ` +
        `only if it was told to trust this very certificate.${origin}`,
      fix:
        'Give the server a certificate from a CA that the clients trust, or hand this certificate to the clients ' +
        'as a trusted one.',
      blame: 'server',
      causes: [
        {
          text: 'The server still has the certificate that its installation made',
          likelihood: detail === true ? 'medium' : 'high',
          why: detail === true ? 'Subject and issuer are the same name.' : `The name is that of ${detail.name}.`,
        },
        {
          text: 'It is meant to be trusted by hand, and this client was not told',
          likelihood: 'medium',
          why: 'The client found nobody to vouch for it.',
        },
      ],
      next: [showChainStep(target), withOwnCa(target)],
    };
  },
});
