import type { Certificate } from '../../x509/certificate.js';
import { extensionCode } from '../../tls/extensions/registry.js';
import { verifyHandshake, verifyOldHandshake, type SignatureCheck } from '../../x509/signature.js';
import type { Fact } from '../../story/fact.js';
import type { Story } from '../../story/story.js';
import { isTls13 } from '../../tls/names/names.js';
import { hasGaps, lacksCertificate } from '../look-ups.js';
import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { nameOf } from './presented.js';

interface Found extends Record<string, unknown> {
  /** What the client did about it. */
  readonly answer?: Fact<unknown>;
  readonly certificates?: Fact<readonly Certificate[]>;
  /** By our own check of the signature; `unknown` where something for it is missing. */
  readonly check: SignatureCheck;
}

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

  match(story) {
    const { client, server, tls } = story;
    if (!server.hello || tls.completed) return;
    const check = checked(story);
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
      what: alert
        ? `${sentence(party(story, 'client'))} ended the handshake with ${alert.value.name} (${alert.value.code}).`
        : `The handshake ended after the signature of ${party(story, 'server')}.`,
      why:
        check === 'bad' && leaf
          ? `The server's signature over the handshake was not made with the key in its certificate ` +
            `"${nameOf(leaf)}" (serial ${leaf.serial}): the signature in the capture does not fit that key. ` +
            'After a renewal that mostly means: new certificate, old private key.'
          : "The alert says that a signature or a Finished is wrong. Either the server's signature was not made with " +
            "the key in its certificate, or the server's Finished is wrong; the capture cannot show which.",
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

/** A story that failed is judged twice, and checking a signature is most of that. */
const checks = new WeakMap<Story, SignatureCheck>();

function checked(story: Story): SignatureCheck {
  const check = checks.get(story) ?? (story.server.keyExchange ? checkKeyExchange(story) : checkCertificateVerify(story));
  checks.set(story, check);
  return check;
}

/** Up to TLS 1.2 both randoms and the parameters are signed (RFC 5246 §7.4.3); all of it stands in the clear. */
function checkKeyExchange({ client, server }: Story): SignatureCheck {
  const { signed, signatureAlgorithm } = server.keyExchange?.value ?? {};
  const key = server.certificates?.value[0].publicKey;
  const [mine, theirs] = [client.hello?.value.random, server.hello?.value.random];
  if (!signed || !key || !mine || !theirs) return 'unknown';
  const content = Buffer.concat([mine, theirs, signed.parameters]);
  if (signatureAlgorithm === undefined) return verifyOldHandshake(content, key, signed.signature);
  return verifyHandshake(signatureAlgorithm, content, key, signed.signature);
}

/** TLS 1.3 signs all that was said so far (RFC 8446 §4.4.3), which can be read with the session keys only. */
function checkCertificateVerify({ client, server }: Story): SignatureCheck {
  const { scheme, signature, transcript } = server.certificateVerify?.value ?? {};
  const key = server.certificates?.value[0].publicKey;
  if (scheme === undefined || !signature || !transcript || !key) return 'unknown';
  const check = verifyHandshake(scheme, Buffer.concat([preamble, transcript]), key, signature);
  // Where a hello hidden in this one was the real one, that was signed.
  const hidesAnother = client.hello?.value.extensions.has(extensionCode.encryptedClientHello) ?? false;
  return check === 'bad' && hidesAnother ? 'unknown' : check;
}

const preamble = Buffer.from(`${' '.repeat(64)}TLS 1.3, server CertificateVerify\0`, 'latin1');
