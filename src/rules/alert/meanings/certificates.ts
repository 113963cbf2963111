import { sClient, showLeaf, type Target } from '../../commands.js';
import { step, type AlertMeaning } from '../meaning.js';

const clientCertificate = ['client-certificate', 'finished'] as const;

const seeChain = (target: Target) => step('See the certificates that the server sends', sClient(target, '-showcerts'));
const seeDates = (target: Target) =>
  step("See the certificate's dates", showLeaf(target, '-dates', '-subject', '-issuer'));
const seeClientFile = step(
  'Read the certificate that the client is set up with',
  'openssl x509 -in CLIENT.pem -noout -subject -issuer -dates -ext extendedKeyUsage',
);
const serverLog = step("Read the server's own log at this second: it names the check that failed");

/** Alerts about a certificate (RFC 8446 §6.2). Stacks differ in the code for one fault: the position counts first. */
export const certificateAlerts: readonly AlertMeaning[] = [
  {
    code: 41,
    says: 'it has no certificate to show',
    readings: [
      {
        means: 'This alert exists in SSL 3.0 only: the client has no certificate for the server that asks for one.',
        blame: 'client',
        fix: 'Give the client a certificate, and move both sides to TLS 1.2 or 1.3.',
        next: () => [step('Find out which program still speaks SSL 3.0')],
      },
    ],
  },
  {
    code: 42,
    says: 'the certificate does not hold up',
    readings: [
      {
        from: 'server',
        after: clientCertificate,
        means:
          'The server refuses the certificate that the client showed, or misses one. Servers written in Go and ' +
          'the JDK use this code for several faults of a client certificate.',
        unlike: 'A server that has no cipher suite in common sends handshake_failure (40) right after the ClientHello.',
        blame: 'client',
        fix:
          'Give the client a certificate that the server accepts: issued by a CA that the server trusts for ' +
          'clients, and inside its dates.',
        next: () => [seeClientFile, serverLog],
      },
      {
        means:
          "The client refuses the server's certificate. The code does not say why: Go and GnuTLS clients send it " +
          'for every fault (issuer, date, name); OpenSSL sends it for a wrong name, a date in the future or a ' +
          'key that is too small.',
        unlike: 'A wrong signature made with the right certificate gives decrypt_error (51) in most stacks.',
        blame: 'unknown',
        fix: "Check the certificate for name, dates and issuer; the client's own log says which of them it minds.",
        next: (target) => [
          seeChain(target),
          seeDates(target),
          step("Read the client's own log: it says which check failed"),
        ],
      },
    ],
  },
  {
    code: 43,
    says: 'the certificate is of a kind it cannot accept',
    readings: [
      {
        from: 'server',
        after: clientCertificate,
        means:
          "The client's certificate is not meant for client authentication, or its algorithm is barred by the " +
          "server's policy.",
        blame: 'client',
        fix: 'Issue the client certificate with extended key usage "TLS Web Client Authentication".',
        next: () => [seeClientFile],
      },
      {
        means:
          "The server's certificate is not meant for servers (its extended key usage or key usage says " +
          "otherwise), or the client's policy bars its algorithm. Java sends this for disabled algorithms, " +
          'OpenSSL for a wrong purpose.',
        blame: 'server',
        fix:
          'Issue the certificate with extended key usage "TLS Web Server Authentication" and a key and signature ' +
          'that are accepted today.',
        next: (target) => [
          step('See purpose and algorithms', showLeaf(target, '-ext', 'keyUsage,extendedKeyUsage')),
          seeChain(target),
        ],
      },
    ],
  },
  {
    code: 44,
    says: 'the certificate has been revoked',
    readings: [
      {
        means:
          "The sender asked the issuer's revocation service (OCSP or a CRL) and was told that the certificate is " +
          'revoked. .NET sends this too when it cannot reach that service.',
        blame: 'unknown',
        fix: 'Ask the issuer; if it is revoked, have a new certificate issued with a new key.',
        next: (target) => [
          step('See which status the server staples', sClient(target, '-status')),
          step(
            'Ask the responder',
            'openssl ocsp -issuer ISSUER.pem -cert LEAF.pem -url "$(openssl x509 -in LEAF.pem -noout -ocsp_uri)" -text',
          ),
        ],
      },
    ],
  },
  {
    code: 45,
    says: 'the certificate is outside its dates',
    readings: [
      {
        from: 'server',
        after: clientCertificate,
        means: "The client's certificate has expired, or is not valid yet, by the server's clock.",
        blame: 'client',
        fix: 'Renew the client certificate and restart the client so that it loads the new one.',
        next: () => [seeClientFile, step("Compare the server's clock", 'date -u')],
      },
      {
        means:
          "By the client's clock the server's certificate has expired. BoringSSL, rustls and Go servers use the " +
          'same code for one that is not valid yet.',
        unlike: 'A client whose clock is wrong says the same of a good certificate: then only this client complains.',
        blame: 'unknown',
        fix: "Renew the certificate, or set the client's clock.",
        next: (target) => [seeDates(target), step('Look at the clock of the client', 'date -u')],
      },
    ],
  },
  {
    code: 46,
    says: 'something is wrong with the certificate, without saying what',
    readings: [
      {
        from: 'server',
        after: clientCertificate,
        means:
          "The server refuses the client's certificate without a reason. A Java server sends this for every " +
          'client certificate that it does not like.',
        blame: 'client',
        fix: "Issue the client a certificate from a CA in the server's trust store.",
        next: () => [seeClientFile, serverLog],
      },
      {
        means:
          "The client does not accept the server's certificate. Java sends this for an issuer that is not in " +
          'its trust store ("PKIX path building failed"), Chromium-like clients for anything their own check ' +
          'minds; OpenSSL never sends it.',
        blame: 'unknown',
        fix: "Put the issuing CA into the client's trust store, or have the server send its whole chain.",
        next: (target) => [
          seeChain(target),
          step('For a Java client: list what it trusts', 'keytool -list -cacerts -storepass changeit'),
        ],
      },
    ],
  },
  {
    code: 48,
    says: 'it does not know the CA that issued the certificate',
    readings: [
      {
        from: 'server',
        after: clientCertificate,
        means: "The server does not trust the CA that issued the client's certificate.",
        blame: 'client',
        fix:
          "Use a client certificate from a CA that the server trusts, or add that CA to the server's list for " +
          'clients.',
        next: (target) => [step('See which CAs the server names', sClient(target)), seeClientFile],
      },
      {
        means:
          "The client cannot find a path from the server's certificate to a CA that it trusts. mbedTLS uses this " +
          'code for a wrong signature too.',
        blame: 'unknown',
        fix: 'Give the client the issuing CA, or have the server send the intermediate certificate that is missing.',
        next: (target) => [
          seeChain(target),
          step('Where does an OpenSSL client look for CAs?', 'openssl version -d'),
          step('Where does Python look?', "python3 -c 'import ssl; print(ssl.get_default_verify_paths())'"),
        ],
      },
    ],
  },
  {
    code: 49,
    says: 'the certificate is valid, but access is denied',
    readings: [
      {
        means:
          'The certificate was accepted as such and then refused by a rule of the sender: an authorisation list, ' +
          'a policy hook. Firefox-like clients send it for a CA that they distrust on purpose.',
        blame: 'unknown',
        fix: "Look into the sender's authorisation rules for this name or certificate.",
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 111,
    says: 'it could not fetch the certificate from the address given',
    readings: [
      {
        means: 'The client sent an address in place of its certificate (RFC 6066), and the server could not fetch it.',
        blame: 'client',
        fix: 'Send the certificate itself.',
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 113,
    says: 'the stapled revocation status is not acceptable',
    readings: [
      {
        means:
          'The server attached an OCSP answer that is stale, malformed or for another certificate. Java sends ' +
          'this for a revoked certificate when the answer was stapled.',
        blame: 'server',
        fix: 'Let the server fetch a fresh OCSP answer, or switch stapling off.',
        next: (target) => [step('Read the stapled answer and its dates', sClient(target, '-status'))],
      },
    ],
  },
  {
    code: 114,
    says: 'the fetched certificate does not match its hash',
    readings: [
      {
        means: 'The certificate behind the address that the client gave (RFC 6066) has another hash than announced.',
        blame: 'client',
        fix: 'Send the certificate itself.',
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 116,
    says: 'it requires a certificate from the client and got none',
    readings: [
      {
        means:
          'The server wants a certificate from the client, and the client showed none. In TLS 1.3 this comes ' +
          'after the client already believes that it is connected: its first read fails, not the connect.',
        unlike: 'Under TLS 1.2 the same refusal is handshake_failure (40) or bad_certificate (42).',
        blame: 'client',
        fix: "Set the client's certificate and key.",
        next: (target) => [
          step('Try with a client certificate', sClient(target, '-cert CLIENT.pem', '-key CLIENT.key')),
          step('With curl', 'curl --cert CLIENT.pem --key CLIENT.key https://NAME/'),
        ],
      },
    ],
  },
];
