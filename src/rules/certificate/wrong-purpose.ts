import { showChain, showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { misuse, type Misuse } from './misuse.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

/** A certificate does what its own extensions forbid. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.purpose),
  certainty: certaintyBy(answersTo.purpose),
  cites: ['RFC 5280 §4.2.1.12', 'RFC 5280 §6.1.4'],
  summary: "A certificate in the server's chain may not be used for this.",
  proof:
    'Proven by the extensions: a leaf that is not for servers (extended key usage), an issuer that is no CA, a ' +
    'name constraint, a chain longer than allowed.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, misuse),

  explain: ({ seen, taken, detail }, story) => ({
    what: receptionSentence(story, taken),
    why: `${sentence(called(detail.certificate, seen))} ${detail.note}.`,
    fix: fixFor(detail),
    blame: 'server',
    next: [
      {
        text: 'See the extensions',
        command:
          detail.certificate === seen.leaf
            ? showLeaf(targetOf(story, requestedHost(story)), '-ext', 'basicConstraints,keyUsage,extendedKeyUsage')
            : showChain(targetOf(story, requestedHost(story)), 'CA:|Usage|Sign|Authentication|Permitted|Excluded|DNS:'),
      },
    ],
  }),
});

function fixFor({ kind }: Misuse): string {
  switch (kind) {
    case undefined:
      return 'Have it issued anew with the right profile: extended key usage "TLS Web Server Authentication".';
    case 'not-a-ca':
    case 'may-not-sign':
      return 'Have the server\'s certificate issued by a CA; or, if this is one, have it issued anew with CA:TRUE and keyCertSign.';
    case 'not-for-servers':
      return 'Have the server\'s certificate issued by a CA for servers, or this one anew with "TLS Web Server Authentication".';
    case 'path-too-long':
      return 'Have the server\'s certificate issued by a CA nearer to the root, or this one anew with a larger path length.';
    case 'name-not-permitted':
    case 'name-excluded':
      return 'Have the server\'s certificate issued by a CA that may issue for this name, or this one anew with other name constraints.';
  }
}
