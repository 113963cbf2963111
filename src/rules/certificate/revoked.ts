import { datePhrase, said } from '../words.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';
import { stapled } from './staple.js';

/** The server itself brings the proof that its certificate is revoked. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.revoked),
  certainty: certaintyBy(answersTo.revoked),
  cites: ['RFC 6960 §2.2', 'RFC 6066 §8', 'RFC 8446 §6.2'],
  summary: "The server's certificate is revoked, by the word of its CA.",
  proof:
    "Proven by the OCSP answer that the server staples (CertificateStatus): it says revoked of this certificate's " +
    'serial number. Without a staple a capture of the connection alone cannot show a revocation; the alert 44 ' +
    "then is the client's word.",
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate'],

  needs: ['certificates'],
  match(story, around) {
    const found = fault(story, around, (seen) => {
      const staple = stapled(story, seen);
      return staple?.answer?.status === 'revoked' && !staple.isForged ? staple : undefined;
    });
    return found && { ...found, staple: found.detail.seen };
  },

  explain({ seen, taken, detail: { answer } }, story) {
    const at = answer?.revokedAt ?? NaN;
    return {
      what: receptionSentence(story, taken),
      why: said(
        `The OCSP answer that the server sent along says that ${called(seen.leaf, seen)} is revoked` +
          (Number.isNaN(at) ? '.' : `, since ${datePhrase({ seconds: Math.floor(at / 1000), nanos: 0 })}.`),
        'Its CA has taken it back: nobody should accept it any more, whatever its dates say.',
      ),
      fix: 'Have a new certificate issued with a new key, and reload the server.',
      blame: 'server',
      causes: [
        {
          text: 'The CA revoked it: a leaked key, a mistake of the CA, a request by its owner',
          likelihood: 'high',
          why: 'The answer is signed in the name of the CA.',
        },
      ],
      next: [
        {
          text: 'See the answer that the server staples',
          command: `${sClient(targetOf(story, requestedHost(story)), '-status')} 2>/dev/null | grep -A 20 'OCSP response'`,
        },
      ],
    };
  },
});
