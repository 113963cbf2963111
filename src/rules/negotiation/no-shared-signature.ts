import type { Tally } from '../../story/around.js';
import type { Fact } from '../../story/fact.js';
import { describeKey } from '../../x509/describe.js';
import type { Certificate } from '../../x509/certificate.js';
import { alertSentence, decisive, type Sent } from '../alert/place.js';
import { nameOf } from '../certificate/presented.js';
import { sClient } from '../commands.js';
import { target } from '../look-ups.js';
import { rule } from '../rule.js';
import { endpoint } from '../words.js';
import { answeredHello, type Hello } from './offer.js';

type Found = Sent & {
  readonly hello: Fact<Hello>;
  readonly leaf: Certificate;
  /** Where that certificate was seen. */
  readonly seen: Fact<Tally>;
};

/** The server has a certificate for whose key this client offers no signature. */
export default rule<Found>({
  severity: 'error',
  certainty: 'likely',
  cites: ['RFC 8446 §4.2.3', 'RFC 8446 §4.4.2.2', 'RFC 5246 §7.4.1.4.1'],
  summary: "The client offers no signature algorithm for the kind of key in the server's certificate.",
  proof:
    'Likely where the server answers the ClientHello with handshake_failure (40), another connection shows the one ' +
    'certificate that it has for this name, and the signature_algorithms of this client have nothing for its key: ' +
    'Ed25519, RSA for PSS alone, a curve of 521 bits. The alert itself does not say what is missing.',
  stage: 'client-hello',
  outranks: ['negotiation/no-shared-cipher', 'alert/*'],

  needs: ['alert'],
  match(story, around) {
    const sent = decisive(story, 40, 71);
    const hello = answeredHello(story);
    if (sent?.from !== 'server' || !hello || story.server.hello) return;
    const seen = around.certificatesOfName(story);
    if (seen?.value.leaves.length !== 1) return;
    const [leaf] = seen.value.leaves;
    return isOffered(leaf, hello.value) ? undefined : { ...sent, hello, leaf, seen };
  },

  explain: (found, story) => ({
    what: alertSentence(story, found),
    why:
      `Another connection shows the certificate that the server has for this name: "${nameOf(found.leaf)}", ` +
      `${describeKey(found.leaf)}. The signature_algorithms in this ClientHello have nothing for such a key, so the server ` +
      'has no certificate that it may show to this client.',
    fix: `Give ${endpoint(story.server.endpoint)} a second certificate with an ECDSA (P-256) or RSA key, or update the client.`,
    blame: 'server',
    next: [
      {
        text: 'What does the server have for a client that takes RSA and ECDSA only?',
        command: sClient(target(story), '-sigalgs RSA+SHA256:RSA-PSS+SHA256:ECDSA+SHA256'),
      },
    ],
  }),
});

/** Schemes of the keys that not everybody takes (RFC 8446 §4.2.3); P-521 also needs its group up to TLS 1.2. */
const schemes: Readonly<Record<string, readonly number[]>> = {
  ed25519: [0x0807],
  ed448: [0x0808],
  'rsa-pss': [0x0809, 0x080a, 0x080b],
  secp521r1: [0x0603],
};
const GROUP_521 = 25;

function isOffered({ publicKeyInfo: { type, curve } }: Certificate, { signatureAlgorithms, groups }: Hello): boolean {
  const needed = schemes[type === 'ec' ? (curve ?? '') : type];
  if (!needed || signatureAlgorithms.length === 0) return true;
  if (curve === 'secp521r1' && groups.includes(GROUP_521)) return true;
  return needed.some((scheme) => signatureAlgorithms.includes(scheme));
}
