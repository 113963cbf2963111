import { anyTarget, sClient, showLeaf } from '../../commands.js';
import { capture, proof, wording, type ErrorText } from '../error-text.js';

const showChain = { text: 'See which certificates the server sends', command: sClient(anyTarget, '-showcerts') };
const opensslPaths = {
  text: 'Where does OpenSSL look for CAs? The directory must exist',
  command: 'openssl version -d',
};
const pythonPaths = {
  text: 'Where does Python look?',
  command: "python3 -c 'import ssl; print(ssl.get_default_verify_paths())'",
};
const javaStore = { text: 'What does Java trust?', command: 'keytool -list -cacerts -storepass changeit' };

/** A client minds the server's certificate. */
export const certificateErrors: readonly ErrorText[] = [
  {
    heading: 'The client does not know who issued the certificate',
    means:
      "The client could not build a chain from the server's certificate to a CA that it trusts. " +
      'Either its list of trusted CAs is missing, empty or lacks this one, or the server left out an ' +
      'intermediate certificate.',
    wordings: [
      wording('OpenSSL', /unable to get (local )?issuer certificate/i),
      wording('OpenSSL', /unable to verify the first certificate/i),
      wording('OpenSSL', /verify error:num=(2|20|21)\b|verify return code: (2|20|21)\b/i),
      wording('Node.js', /UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT(_LOCALLY)?/),
      wording('Java', /PKIX path building failed|unable to find valid certification path to requested target/i),
      wording(
        'Java',
        /PKIX path validation failed.*Path does not chain with any of the trust anchors|the trustAnchors parameter must be non-empty/i,
      ),
      wording('Android', /Trust anchor for certification path not found/i),
      wording('Go', /x509: certificate signed by unknown authority/),
      wording('macOS with Go', /x509: .{0,120}certificate is not trusted/),
      wording('rustls', /UnknownIssuer/),
      wording(
        'GnuTLS and wget',
        /certificate issuer is unknown|issued by an unknown authority|hasn't got a known issuer/i,
      ),
      wording('Firefox', /SEC_ERROR_UNKNOWN_ISSUER/),
      wording('Chrome', /ERR_CERT_AUTHORITY_INVALID/),
      wording('.NET', /RemoteCertificateChainErrors|PartialChain|UntrustedRoot/),
      wording(
        'Windows',
        /CERT_E_UNTRUSTEDROOT|SEC_E_UNTRUSTED_ROOT|certificate chain was issued by an authority that is not trusted/i,
      ),
      wording('postfix', /untrusted issuer|Server certificate not trusted|Untrusted TLS connection/i),
      wording('Apache httpd', /AH02039|Certificate Verification: Error \(20\)/),
      wording('psql', /root certificate file .{1,300} does not exist/),
      wording('git', /server certificate verification failed\. ?CAfile/i),
      wording('curl', /curl: \(77\)|error setting certificate (verify locations|file)/i),
    ],
    proofs: [
      proof(
        'certificate/unknown-ca',
        "The server's Certificate message, then the client's alert unknown_ca (48), from Java " +
          'certificate_unknown (46), from Go bad_certificate (42).',
      ),
      proof('certificate/missing-intermediate', 'A Certificate message with the leaf alone, whose issuer is no root.'),
      proof(
        'certificate/interception-suspected',
        'An issuer that is a known inspection product instead of a public CA.',
      ),
      proof(
        'alert/encrypted-refusal',
        'In TLS 1.3: a client record as short as an alert (19 bytes) instead of its Finished.',
      ),
    ],
    next: [opensslPaths, pythonPaths, javaStore, showChain, capture],
  },
  {
    heading: 'The certificate is self-signed',
    means:
      "The server's certificate (or the last one of its chain) is signed by itself, and the client has not been " +
      'told to trust it.',
    wordings: [
      wording('OpenSSL', /self[- ]signed certificate/i),
      wording('Node.js', /DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN/),
      wording('Firefox', /MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT/),
      wording('Go', /x509: “.{0,200}” certificate is self[- ]signed/i),
    ],
    proofs: [
      proof(
        'certificate/self-signed',
        "One certificate whose issuer is its own subject, then the client's alert or close.",
      ),
      proof(
        'certificate/unknown-ca',
        'A chain that ends in a root which is in no public list ("in certificate chain").',
      ),
      proof('certificate/interception-suspected', 'The same root for every site: a box in between signs them all.'),
    ],
    next: [showChain, opensslPaths, capture],
  },
  {
    heading: 'The certificate has expired',
    means:
      "By the client's clock the certificate, or one above it, is past its last day. Either nobody renewed it, " +
      "the server was not reloaded after the renewal, or the client's clock is wrong.",
    wordings: [
      wording('OpenSSL, curl and Python', /certificate has expired(?! or is not yet)/i),
      wording('Node.js', /CERT_HAS_EXPIRED/),
      wording('Java', /CertificateExpiredException|NotAfter:/),
      wording('Go', /x509: certificate has expired or is not yet valid(?!.*is before)/),
      wording('rustls', /CertExpired|invalid peer certificate: Expired/),
      wording('Firefox', /SEC_ERROR_EXPIRED_(ISSUER_)?CERTIFICATE/),
      wording('Chrome', /ERR_CERT_DATE_INVALID/),
      wording('Windows', /CERT_E_EXPIRED|SEC_E_CERT_EXPIRED/),
      wording('GnuTLS and wget', /certificate (chain uses|is).{0,20}expired|Issued certificate has expired/i),
    ],
    proofs: [
      proof(
        'certificate/expired',
        "A certificate whose notAfter is before the time of the packet, then the client's alert " +
          'certificate_expired (45).',
      ),
      proof(
        'certificate/not-yet-valid',
        'Go and Chrome use one text for both ends: notBefore after the time of the packet.',
      ),
      proof(
        'alert/fatal',
        "Alert 45 from one client alone while the certificate is good: that client's clock is wrong.",
      ),
    ],
    next: [
      { text: 'See the dates', command: showLeaf(anyTarget, '-dates', '-subject') },
      { text: "Look at the client's clock", command: 'date -u' },
      capture,
    ],
  },
  {
    heading: 'The certificate is not valid yet',
    means:
      "By the client's clock the certificate becomes valid only later. Mostly that clock is behind; sometimes " +
      'the CA that issued the certificate is ahead.',
    wordings: [
      wording('OpenSSL, curl and Python', /certificate is not yet valid/i),
      wording('Node.js', /CERT_NOT_YET_VALID/),
      wording('Java', /CertificateNotYetValidException|NotBefore:/),
      wording('Go', /x509: certificate has expired or is not yet valid.*is before/),
      wording('rustls', /NotValidYet/),
      wording('Firefox', /MOZILLA_PKIX_ERROR_NOT_YET_VALID_(ISSUER_)?CERTIFICATE/),
      wording('GnuTLS', /certificate is not yet activated/i),
    ],
    proofs: [
      proof(
        'certificate/not-yet-valid',
        "A certificate whose notBefore is after the time of the packet, then the client's alert 42 or 45.",
      ),
    ],
    next: [
      { text: 'Look at the clock of both sides', command: 'date -u; timedatectl' },
      { text: 'See the dates', command: showLeaf(anyTarget, '-dates') },
      capture,
    ],
  },
  {
    heading: 'The certificate is for another name',
    means:
      'The name that the client asked for is not among the names in the certificate. The client asks a wrong ' +
      'name, sends none, or the server picked the certificate of another site.',
    wordings: [
      wording('OpenSSL and Python', /hostname mismatch|certificate is not valid for '[^']*'|doesn't match ['"]/i),
      wording('OpenSSL', /IP address mismatch/i),
      wording('curl', /no alternative certificate subject name matches|does not match target host name/i),
      wording('Node.js', /ERR_TLS_CERT_ALTNAME_INVALID|Hostname\/IP does not match certificate's altnames/i),
      wording('Java', /No subject alternative (DNS )?names? (matching|present)|No name matching .{1,200} found/i),
      wording(
        'Go',
        /x509: certificate is (valid for .{0,2000}, not|not valid for any names)|x509: cannot validate certificate for .{1,200} because it doesn't contain any IP SANs/,
      ),
      wording('Go', /x509: certificate relies on legacy Common Name field/),
      wording('rustls', /NotValidForName/),
      wording('Firefox', /SSL_ERROR_BAD_CERT_DOMAIN/),
      wording('Chrome', /ERR_CERT_COMMON_NAME_INVALID/),
      wording('.NET', /RemoteCertificateNameMismatch/),
      wording('psql', /server certificate for .{1,300} does not match host name/),
      wording('Apache httpd', /AH01909|does NOT include an ID which matches the server name/),
      wording('Envoy', /SAN matcher|verify (?:SAN list|cert failed: )/i),
      wording('postfix', /Server certificate not verified/i),
      wording('Windows', /CERT_E_CN_NO_MATCH|SEC_E_WRONG_PRINCIPAL/),
      wording(
        'GnuTLS and wget',
        /name in the certificate does not match|certificate common name .{1,200} doesn't match/i,
      ),
    ],
    proofs: [
      proof(
        'certificate/wrong-host',
        'The server name in the ClientHello is not among the names of the certificate that comes back.',
      ),
      proof(
        'certificate/no-subject-alternative-name',
        'A certificate without subjectAltName: clients of today do not look at the common name.',
      ),
    ],
    next: [
      { text: 'See the names in the certificate', command: showLeaf(anyTarget, '-ext', 'subjectAltName') },
      {
        text: 'And without a server name',
        command: showLeaf({ ...anyTarget, name: undefined }, '-ext', 'subjectAltName'),
      },
      capture,
    ],
  },
  {
    heading: 'The certificate is too weak for the client',
    means:
      'The key is too short or the signature uses a hash that is broken (MD5, SHA-1). Newer libraries refuse ' +
      'what older ones took.',
    wordings: [
      wording(
        'OpenSSL',
        /(ee|ca) key too small|(ee|ca) md too weak|CA signature digest algorithm too weak|EE certificate key too weak/i,
      ),
      wording('OpenSSL', /dh key too small/i),
      wording('Java', /Algorithm constraints check failed|does not conform to algorithm constraints/i),
      wording('Go', /x509: cannot verify signature: insecure algorithm/),
      wording('Chrome', /ERR_CERT_WEAK_(SIGNATURE_ALGORITHM|KEY)/),
      wording('Firefox', /SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED|SSL_ERROR_WEAK_SERVER_EPHEMERAL_DH_KEY/),
    ],
    proofs: [
      proof('certificate/weak-signature', 'A certificate signed with MD5 or SHA-1.'),
      proof('certificate/weak-key', 'A certificate with an RSA key below 2048 bits.'),
    ],
    next: [
      { text: 'See key and signature', command: `${sClient(anyTarget)} 2>/dev/null | openssl x509 -noout -text` },
      capture,
    ],
  },
  {
    heading: 'Certificate and private key do not belong together',
    means:
      'The key that made the signature is not the one in the certificate. After a renewal: new certificate, old ' +
      'key file.',
    wordings: [
      wording('OpenSSL and nginx', /key values mismatch/i),
      wording('OpenSSL', /bad signature|block type is not 01|padding check failed/i),
      wording('Go', /tls: private key does not match public key|invalid signature by the server certificate/),
    ],
    proofs: [
      proof(
        'certificate/key-mismatch',
        "The client's alert decrypt_error (51) right after ServerKeyExchange or CertificateVerify.",
      ),
      proof(
        'alert/internal-error',
        'A server that could not load its key answers the ClientHello with internal_error (80).',
      ),
    ],
    next: [
      {
        text: 'The two lines must be equal',
        command: 'openssl x509 -in CERT.pem -noout -pubkey | sha256sum; openssl pkey -in KEY.pem -pubout | sha256sum',
      },
    ],
  },
  {
    heading: 'The certificate was not accepted; this text does not say why',
    means:
      "Verification of the server's certificate failed. The reason mostly stands behind this text or in another " +
      'line of the log: issuer unknown, expired, wrong name.',
    wordings: [
      wording('OpenSSL and Python', /CERTIFICATE_VERIFY_FAILED|certificate verify failed/i),
      wording('Go', /tls: failed to verify certificate/),
      wording('curl', /curl: \(60\)/),
      wording('GnuTLS', /Certificate verification error|Error in the certificate verification/i),
      wording('Java', /SSLHandshakeException.*(ValidatorException|CertificateException)/),
      wording('.NET', /The remote certificate (is invalid|was rejected)/i),
      wording('rustls', /invalid peer certificate/i),
    ],
    proofs: [
      proof('certificate/unknown-ca', "The server's Certificate message, then the client's alert unknown_ca (48)."),
      proof('certificate/expired', 'A certificate whose notAfter is before the time of the packet.'),
      proof('certificate/wrong-host', 'The server name in the ClientHello is not in the certificate.'),
      proof(
        'alert/encrypted-refusal',
        'In TLS 1.3: a client record as short as an alert (19 bytes) instead of its Finished.',
      ),
    ],
    next: [showChain, opensslPaths, pythonPaths, capture],
  },
];
