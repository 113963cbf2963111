import type { Certificate } from '../../x509/certificate.js';
import type { SignatureCheck } from '../../x509/signature.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { isTls13 } from '../../tls/names/names.js';
import { hasGaps, lacksCertificate } from '../look-ups.js';
import { rule, type Cause } from '../rule.js';
import { party, sentence } from '../words.js';
import { handshakeSignature } from './handshake-signature.js';
import { nameOf } from './presented.js';

interface Found extends Record<string, unknown> {
  /** What the client did about it. */
  readonly answer?: Fact<unknown>;
  readonly certificates?: Fact<readonly Certificate[]>;
  /** By our own check of the signature; `unknown` where something for it is missing. */
  readonly check: SignatureCheck;
}

const inTheChain: Cause = {
  text: 'A certificate of the chain is not signed by the issuer that the server sends along',
  likelihood: 'medium',
  why: 'OpenSSL says the same of that, and the certificates cannot be seen.',
};

/** Revoked, expired, unknown issuer: no client says so of a signature, and checking one costs more than all other rules. */
const ABOUT_THE_CHAIN: ReadonlySet<number> = new Set([44, 45, 48]);

/** The server signs with a key that is not the one in its certificate. */
export default rule<Found>({
  severity: 'error',
  certainty: ({ check }) => (check === 'bad' ? 'proven' : 'likely'),
  cites: ['RFC 8446 §4.4.3', 'RFC 5246 §7.4.3', 'RFC 8446 §6.2'],
  summary: "The server's signature does not fit its certificate.",
  proof:
    "Proven by the server's signature, which the certificate's public key does not confirm: up to TLS 1.2 that in the " +
    'ServerKeyExchange, under TLS 1.3 that in the CertificateVerify, which takes the session keys. Otherwise likely by ' +
    "the client's alert decrypt_error (51) right after that signature. After both sides' Finished the same alert means " +
    'something else.',
  stage: 'key-exchange',
  outranks: ['certificate/unknown-ca', 'certificate/self-signed', 'certificate/missing-intermediate'],

  needs: ['no-handshake'],
  match(story) {
    const { client, server, tls } = story;
    if (!server.hello || tls.completed || ABOUT_THE_CHAIN.has(client.alert?.value.code ?? -1)) return;
    const { check, signer } = handshakeSignature(story);
    if (signer) return; // certificate/wrong-order
    const refusal = client.alert?.value.afterClose ? undefined : client.alert;
    if (check === 'good' || (check === 'unknown' && (refusal?.value.code !== 51 || lacksSignature(story)))) return;
    return {
      answer: refusal ?? client.rst ?? client.fin,
      certificates: server.certificates,
      keyExchange: server.keyExchange,
      verify: server.certificateVerify,
      check,
    };
  },

  explain({ certificates, check }, story) {
    const leaf = certificates?.value[0];
    const { alert } = story.client;
    return {
      title: certificates ? undefined : 'The client finds a signature of the server wrong',
      what: alert
        ? `${sentence(party(story, 'client'))} ended the handshake with ${alert.value.name} (${alert.value.code}).`
        : `The handshake ended after the signature of ${party(story, 'server')}.`,
      why:
        check === 'bad' && leaf
          ? `The server's signature over the handshake was not made with the key in its certificate ` +
            `"${nameOf(leaf)}" (serial ${leaf.serial}): the signature in the capture does not fit that key. ` +
            'After a renewal that mostly means: new certificate, old private key.'
          : "The alert says that a signature or a Finished is wrong. Most likely the server's signature was not made with " +
            "the key in its certificate; the capture cannot show it.",
      fix: 'Load the private key that belongs to the certificate, on every server behind this address.',
      blame: 'server',
      causes: [
        {
          text: 'New certificate with the old private key, or the other way round',
          likelihood: 'high',
          why:
            check === 'bad'
              ? 'Signature and certificate, as they stand in the packets, do not belong together.'
              : 'The client took the certificate and refused the signature.',
        },
        ...(certificates ? [] : [inTheChain]),
        {
          text: 'Something in between changes the messages',
          likelihood: 'low',
          why: 'A change on the way would break the signature too.',
        },
      ],
      next: [
        {
          text: 'On the server: the two lines must be equal',
          command: 'openssl x509 -in CERT.pem -noout -pubkey | sha256sum; openssl pkey -in KEY.pem -pubout | sha256sum',
        },
      ],
    };
  },
});

/** The signature stood in the clear, or the hello under it, and the capture lacks it: it may be good. */
function lacksSignature(story: Story): boolean {
  return lacksCertificate(story) || (!isTls13(story.tls.version?.value ?? 0) && hasGaps(story));
}
