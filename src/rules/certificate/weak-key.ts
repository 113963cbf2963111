import { describeKey } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import { showLeaf, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy } from './fault.js';
import { called, requestedHost } from './presented.js';
import { receptionSentence } from './reception.js';

/** What OpenSSL's security level 2 asks for: 112 bits of security. */
const LEAST_RSA = 2048;
const LEAST_EC = 224;

/** A key that current libraries find too short. */
export default rule({
  severity: 'error',
  severityOf: severityBy(answersTo.weak),
  certainty: certaintyBy(answersTo.weak),
  cites: ['RFC 9325 §4.5', 'RFC 8446 §6.2'],
  summary: "A key in the server's chain is too short.",
  proof:
    'Proven by the size of a public key of the chain: RSA below 2048 bits or a curve below 224 bits. OpenSSL ' +
    'says 42 (ee key too small), Java 43.',
  stage: 'certificate',

  match: (story, around) => fault(story, around, ({ path }) => path.path.find(isWeak)),

  explain: ({ seen, taken, detail }, story) => ({
    what: receptionSentence(story, taken),
    why:
      `${sentence(called(detail, seen))} has a key that is too short: ${describeKey(detail)}. Current libraries ` +
      `ask for RSA with ${LEAST_RSA} bits or a 256-bit curve.`,
    fix: 'Make a new key (a 256-bit curve, or RSA with 2048 bits or more) and have a certificate issued for it.',
    blame: 'server',
    next: [
      {
        text: 'See the key',
        command: `${showLeaf(targetOf(story, requestedHost(story)), '-text')} | grep 'Public-Key'`,
      },
    ],
  }),
});

function isWeak({ publicKeyInfo: { type, bits } }: Certificate): boolean {
  if (bits === 0) return false;
  if (type === 'rsa' || type === 'rsa-pss' || type === 'dsa') return bits < LEAST_RSA;
  return type === 'ec' && bits < LEAST_EC;
}
