import type { Certificate } from '../../x509/certificate.js';
import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, isFatal, severityBy, type Fault } from './fault.js';
import { called, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

const broken = new Set(['md2', 'md4', 'md5', 'sha1']);

/** Anybody with money can forge such a signature. */
export default rule<Fault<Certificate>>({
  severity: 'error',
  severityOf: (found) => (isOfItsTime(found) && !isFatal(found, answersTo.weak) ? 'info' : severityBy(answersTo.weak)(found)),
  certainty: certaintyBy(answersTo.weak),
  cites: ['RFC 9155 §1', 'RFC 8446 §4.4.2.4'],
  summary: "A certificate in the server's chain is signed with MD5 or SHA-1.",
  proof:
    "Proven by the signature algorithm of a certificate of the chain. The root's own signature does not count: " +
    'nobody checks it.',
  stage: 'certificate',

  match: (story, around) => fault(story, around, weakOne),

  explain: ({ seen, taken, detail }, story) => ({
    what: receptionSentence(story, taken),
    why:
      `${sentence(called(detail, seen))} is signed with ${detail.signatureAlgorithm.name}. That hash is broken, ` +
      'and current libraries refuse it.',
    fix: 'Have the certificate issued anew with SHA-256.',
    blame: 'server',
    next: [
      {
        text: 'See the signature',
        command: `${showLeaf(targetOf(story, requestedHost(story)), '-text')} | grep 'Signature Algorithm'`,
      },
    ],
  }),
});

/** Browsers refuse SHA-1 since January 2017; before, half of the web used it. */
function isOfItsTime({ detail, seen }: Fault<Certificate>): boolean {
  return detail.signatureAlgorithm.hash === 'sha1' && seen.at < Date.UTC(2017, 0, 1);
}

function weakOne({ path }: Presented) {
  return path.path.find((one) => !one.isSelfIssued && broken.has(one.signatureAlgorithm.hash ?? ''));
}
