import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { misuse } from './misuse.js';
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
    fix:
      'Have it issued anew with the right profile: extended key usage "TLS Web Server Authentication" for a ' +
      'server, CA:TRUE for an issuer.',
    blame: 'server',
    next: [
      {
        text: 'See the extensions',
        command: showLeaf(targetOf(story, requestedHost(story)), '-ext', 'basicConstraints,keyUsage,extendedKeyUsage'),
      },
    ],
  }),
});
