import type { Certificate } from '../../x509/certificate.js';
import { sClient, targetOf } from '../commands.js';
import { rule } from '../rule.js';
import { sentence } from '../words.js';
import { answersTo, certaintyBy, fault, severityBy, type Fault } from './fault.js';
import { called, nameOf, requestedHost, type Presented } from './presented.js';
import { receptionSentence } from './reception.js';

interface Pair {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
}

/** A certificate of the chain names the next one as its issuer, and was not signed by it. */
export default rule<Fault<Pair>>({
  severity: 'error',
  severityOf: severityBy(answersTo.forged),
  certainty: certaintyBy(answersTo.forged),
  cites: ['RFC 5280 §6.1.3', 'RFC 8446 §6.2'],
  summary: "A certificate in the server's chain is not signed by the issuer that the server sends along.",
  proof:
    'Proven by the certificates: the issuer has the right name, and its key did not make the signature. OpenSSL, Go ' +
    'and rustls say 51, 42 or 48. A root of the same name in the trust list alone is another case.',
  stage: 'certificate',
  outranks: ['certificate/unknown-ca', 'certificate/missing-intermediate', 'certificate/key-mismatch'],

  needs: ['certificates'],
  match: (story, around) => fault(story, around, (seen) => strangers(seen, story.server.certificates?.value ?? [])),

  explain: ({ seen, taken, detail: { certificate, issuer } }, story) => ({
    what: receptionSentence(story, taken),
    why:
      `${sentence(called(certificate, seen))} names "${nameOf(issuer)}" as its issuer, and the server sends a ` +
      'certificate of that name, but its key did not make the signature.',
    fix:
      'Have the server send the intermediate certificate that came with its own, not an older or newer one of the ' +
      'same name.',
    blame: 'server',
    causes: [
      {
        text: 'The CA has several certificates of this name with different keys, and the wrong one is sent',
        likelihood: 'high',
        why: 'The names fit, and the keys do not.',
      },
      { text: 'The chain file still belongs to the certificate before', likelihood: 'medium', why: 'CAs change their intermediates.' },
      { text: 'Somebody forged the certificate', likelihood: 'low', why: 'A forgery would look the same.' },
    ],
    next: [
      { text: 'See what is sent', command: sClient(targetOf(story, requestedHost(story)), '-showcerts') },
      { text: 'Check the file of the server', command: 'openssl verify -untrusted CHAIN.pem CERT.pem' },
    ],
  }),
});

function strangers({ path }: Presented, sent: readonly Certificate[]): Pair | undefined {
  const pair = path.trusted ? undefined : path.badSignature;
  return pair && sent.includes(pair.issuer) ? pair : undefined;
}
