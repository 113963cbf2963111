import type { Certificate } from '../../x509/certificate.js';
import { showChain, showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, isFatal, severityBy, type Fault } from './fault.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';
import { weakSignature } from './weakness.js';

/** Anybody with money can forge such a signature. */
export default rule<Fault<Certificate>>({
  severity: 'error',
  severityOf: (found) => (isOfItsTime(found) && !isFatal(found, answersTo.weakSignature) ? 'info' : severityBy(answersTo.weakSignature)(found)),
  certainty: certaintyBy(answersTo.weakSignature),
  cites: ['RFC 9155 §1', 'RFC 8446 §4.4.2.4'],
  summary: "A certificate in the server's chain is signed with MD5 or SHA-1.",
  proof:
    "Proven by the signature algorithm of a certificate of the chain. The root's own signature does not count: " +
    'nobody checks it. OpenSSL, Go and GnuTLS refuse it with 42; Java and NSS take it from a private CA.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, ({ path }) => weakSignature(path)),

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
        command:
          detail === seen.leaf
            ? `${showLeaf(targetOf(story, requestedHost(story)), '-text')} | grep 'Signature Algorithm'`
            : showChain(targetOf(story, requestedHost(story)), 'Signature Algorithm'),
      },
    ],
  }),
});

/** Browsers refuse SHA-1 since January 2017; before, half of the web used it. */
function isOfItsTime({ detail, seen }: Fault<Certificate>): boolean {
  return detail.signatureAlgorithm.hash === 'sha1' && seen.at < Date.UTC(2017, 0, 1);
}
