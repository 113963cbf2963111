import { rule } from '../rule.js';
import { party, sentence } from '../words.js';
import { nameOf } from './presented.js';

/** The server signs with a key that is not the one in its certificate. */
export default rule({
  severity: 'error',
  certainty: ({ keyExchange }: { keyExchange?: unknown }) => (keyExchange ? 'proven' : 'likely'),
  cites: ['RFC 8446 §4.4.3', 'RFC 5246 §7.4.3', 'RFC 8446 §6.2'],
  summary: "The server's signature does not fit its certificate.",
  proof:
    "Proven by the client's alert decrypt_error (51) right after the server's signature (ServerKeyExchange, or " +
    "CertificateVerify under TLS 1.3). After both sides' Finished the same alert means something else.",
  stage: 'key-exchange',
  outranks: ['certificate/unknown-ca'],

  match({ client, server, tls }) {
    const refusal = client.alert;
    if (refusal?.value.code !== 51 || refusal.value.afterClose || !server.hello || tls.completed) return;
    return {
      refusal,
      certificates: server.certificates,
      keyExchange: server.keyExchange,
      verify: server.certificateVerify,
    };
  },

  explain({ certificates }, story) {
    const leaf = certificates?.value[0];
    return {
      what:
        `${sentence(party(story, 'client'))} ended the handshake with decrypt_error (51): the server's signature ` +
        'is wrong.',
      why: leaf
        ? `The signature was not made with the key in the certificate "${nameOf(leaf)}" (serial ${leaf.serial}). ` +
          'After a renewal that mostly means: new certificate, old private key.'
        : "Either it was not made with the key in the server's certificate, or the server's Finished is wrong. The " +
          'capture cannot show which, because TLS 1.3 encrypts both.',
      fix: 'Load the private key that belongs to the certificate, on every server behind this address.',
      blame: 'server',
      causes: [
        {
          text: 'New certificate with the old private key, or the other way round',
          likelihood: 'high',
          why: 'The client took the certificate and refused the signature.',
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
