import { describeKey } from '../../x509/describe.js';
import { showChain, showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';
import { leastRsa, weakKey } from './weakness.js';

/** A key that current libraries find too short. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.weakKey),
  certainty: certaintyBy(answersTo.weakKey),
  cites: ['RFC 9325 §4.5', 'RFC 8446 §6.2'],
  summary: "A key in the server's chain is too short.",
  proof:
    'Proven by the size of a public key of the chain: RSA below 2048 bits or a curve below 224 bits. OpenSSL ' +
    'refuses it with 42, and with 48 where it is the issuer that it minds; Go, Java, GnuTLS and NSS take 1024 bits.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, ({ path }) => weakKey(path)),

  explain: ({ seen, taken, detail }, story) => ({
    what: receptionSentence(story, taken),
    why:
      `${sentence(called(detail, seen))} has a key that is too short: ${describeKey(detail)}. Current libraries ` +
      `ask for RSA with ${leastRsa} bits or a 256-bit curve.`,
    fix: 'Make a new key (a 256-bit curve, or RSA with 2048 bits or more) and have a certificate issued for it.',
    blame: 'server',
    next: [
      {
        text: 'See the key',
        command:
          detail === seen.leaf
            ? `${showLeaf(targetOf(story, requestedHost(story)), '-text')} | grep 'Public-Key'`
            : showChain(targetOf(story, requestedHost(story)), 'Public-Key'),
      },
    ],
  }),
});
