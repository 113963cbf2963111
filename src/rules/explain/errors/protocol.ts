import { anyTarget, sClient } from '../../commands.js';
import { capture, proof, wording, type ErrorText } from '../error-text.js';

const firstBytes = { text: 'What does the port speak in the clear?', command: 'curl -v http://HOST:443/; nc HOST 443' };
const versions = [
  { text: 'Does the server speak TLS 1.3?', command: sClient(anyTarget, '-tls1_3') },
  { text: 'TLS 1.2?', command: sClient(anyTarget, '-tls1_2') },
  { text: 'TLS 1.0, if this OpenSSL still can?', command: sClient(anyTarget, '-tls1', "-cipher 'ALL:@SECLEVEL=0'") },
];

/** The two sides do not speak the same protocol, or have no version, cipher or certificate for each other. */
export const protocolErrors: readonly ErrorText[] = [
  {
    heading: 'The other side does not speak TLS',
    means:
      'The bytes that came are no TLS record. Mostly the port speaks plain HTTP (the letters "HTTP/" read as a ' +
      'record give version 0x5454 and length 20527), ' +
      'a proxy answers, or a STARTTLS step was left out.',
    wordings: [
      wording('OpenSSL, curl and Python', /wrong version number|WRONG_VERSION_NUMBER/i),
      wording(
        'OpenSSL',
        /packet length too long|record layer failure|unknown protocol|http request|https proxy request|\bHTTP_REQUEST\b/i,
      ),
      wording('Node.js', /ERR_SSL_WRONG_VERSION_NUMBER|EPROTO/),
      wording(
        'Go',
        /first record does not look like a TLS handshake|server gave HTTP response to HTTPS client|client sent an HTTP request to an HTTPS server|oversized record received with length 20527/,
      ),
      wording('Java', /Unrecognized SSL message, plaintext connection\?|Unsupported or unrecognized SSL message/i),
      wording('GnuTLS', /An unexpected TLS packet was received|GNUTLS_E_UNEXPECTED_PACKET|length 20527/i),
      wording('rustls', /InvalidContentType|received corrupt message/i),
      wording('nginx', /plain HTTP request was sent to HTTPS port/i),
      wording('psql', /received invalid response to SSL negotiation/),
      wording('.NET', /Cannot determine the frame size or a corrupted frame was received/),
      wording('Apache httpd', /AH01996|speaking plain HTTP to an SSL-enabled server port/),
      wording('Firefox', /SSL_ERROR_RX_RECORD_TOO_LONG/),
      wording('Chrome', /ERR_SSL_PROTOCOL_ERROR/),
      wording(
        '.NET',
        /The handshake failed due to an unexpected packet format|Cannot determine the frame size or a corrupted frame was received/i,
      ),
    ],
    proofs: [
      proof(
        'protocol/tls-to-plaintext-port',
        'A ClientHello answered by readable text: HTTP, an SSH or SMTP greeting.',
      ),
      proof('protocol/http-on-tls-port', "The client's first bytes are GET, POST or CONNECT."),
    ],
    next: [
      firstBytes,
      { text: 'With STARTTLS, for mail', command: sClient({ ...anyTarget, starttls: 'smtp' }) },
      capture,
    ],
  },
  {
    heading: 'No TLS version in common',
    means:
      'The client offers only versions that the server has switched off, or the other way round. TLS 1.0 and 1.1 ' +
      'are off in most software of today.',
    wordings: [
      wording(
        'OpenSSL',
        /no protocols available|unsupported protocol|UNSUPPORTED_PROTOCOL|alert protocol version|TLSV1_ALERT_PROTOCOL_VERSION/i,
      ),
      wording(
        'Java',
        /No appropriate protocol|The server selected protocol version .{1,20} is not accepted|Client requested protocol .{1,20} is not enabled/i,
      ),
      wording(
        'Go',
        /tls: (server selected unsupported protocol version|client offered only unsupported versions|no supported versions satisfy)/,
      ),
      wording('Node.js', /ERR_SSL_(UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)/),
      wording('Firefox', /SSL_ERROR_UNSUPPORTED_VERSION|SSL_ERROR_PROTOCOL_VERSION_ALERT/),
      wording('Chrome', /ERR_SSL_VERSION_OR_CIPHER_MISMATCH|ERR_SSL_VERSION_INTERFERENCE/),
      wording(
        'rustls',
        /peer is incompatible: .{0,40}(Tls12NotOffered|ServerDoesNotSupportTls12Or13|SupportedVersionsExtensionRequired)/,
      ),
      wording('Windows', /SEC_E_UNSUPPORTED_FUNCTION/),
    ],
    proofs: [
      proof(
        'negotiation/no-shared-version',
        'A ClientHello with its versions, answered by the alert protocol_version (70).',
      ),
      proof('negotiation/old-version', 'A handshake that works, at TLS 1.0 or 1.1: the next one to break.'),
    ],
    next: [...versions, capture],
  },
  {
    heading: 'No cipher suite in common',
    means:
      "Client and server share no cipher suite, or none that fits the server's certificate, key exchange group " +
      'or signature algorithms. The server mostly says only "handshake failure".',
    wordings: [
      wording(
        'OpenSSL',
        /no shared cipher|no ciphers available|no cipher match|no suitable signature algorithm|no suitable key share/i,
      ),
      wording('Java', /no cipher suites in common|No negotiable cipher suite/i),
      wording('Go', /tls: no cipher suite supported by both client and server|no supported elliptic curves/),
      wording('Firefox', /SSL_ERROR_NO_CYPHER_OVERLAP/),
      wording('rustls', /NoCipherSuitesInCommon|NoKxGroupsInCommon|NoSignatureSchemesInCommon/),
      wording('GnuTLS', /No supported cipher suites have been found|Could not negotiate a supported cipher suite/i),
      wording('Windows', /SEC_E_ALGORITHM_MISMATCH|do not possess a common algorithm/i),
    ],
    proofs: [
      proof(
        'negotiation/no-shared-cipher',
        'A ClientHello with its list, answered at once by handshake_failure (40) or insufficient_security (71).',
      ),
      proof('negotiation/no-shared-group', 'A TLS 1.3 hello whose groups the server does not have.'),
    ],
    next: [
      { text: 'What does the server accept?', command: 'nmap --script ssl-enum-ciphers -p 443 HOST' },
      ...versions.slice(0, 2),
      capture,
    ],
  },
  {
    heading: 'The server cannot renegotiate safely',
    means:
      "The server's TLS stack is older than 2010 or so: it does not answer with renegotiation_info (RFC 5746). " +
      'OpenSSL 3 refuses such servers.',
    wordings: [
      wording('OpenSSL 3', /unsafe legacy renegotiation disabled|UNSAFE_LEGACY_RENEGOTIATION_DISABLED/i),
      wording('Java', /Failed to negotiate the use of secure renegotiation/i),
      wording('Firefox', /SSL_ERROR_UNSAFE_NEGOTIATION/),
    ],
    proofs: [
      proof(
        'negotiation/legacy-renegotiation',
        "A ServerHello without renegotiation_info, then the client's alert handshake_failure (40).",
      ),
    ],
    next: [
      { text: 'Test with the check switched off', command: sClient(anyTarget, '-legacy_server_connect') },
      capture,
    ],
  },
  {
    heading: 'Extended master secret is missing',
    means:
      'One side (in FIPS mode, or a current RHEL) insists on extended_master_secret in TLS 1.2, and the other ' +
      'does not have it.',
    wordings: [wording('OpenSSL', /ems not enabled|EMS_NOT_ENABLED|extended master secret/i)],
    proofs: [
      proof(
        'negotiation/extended-master-secret-required',
        'A TLS 1.2 hello without extended_master_secret on one side, then a refusal.',
      ),
    ],
    next: [{ text: 'TLS 1.3 needs no such extension', command: sClient(anyTarget, '-tls1_3') }, capture],
  },
  {
    heading: 'The server wants a client certificate',
    means:
      'The server asks for a certificate of the client (mutual TLS) and got none, or none that it accepts. In ' +
      'TLS 1.3 the client believes it is connected and fails at its first read.',
    wordings: [
      wording('OpenSSL and nginx', /peer did not return a certificate|PEER_DID_NOT_RETURN_A_CERTIFICATE/i),
      wording('OpenSSL', /alert certificate required|TLSV13_ALERT_CERTIFICATE_REQUIRED/i),
      wording(
        'nginx',
        /client sent no required SSL certificate|No required SSL certificate was sent|client SSL certificate verify error/i,
      ),
      wording('Go', /tls: client didn't provide a certificate|remote error: tls: certificate required/),
      wording('Java', /Empty (client|server) certificate chain|null cert chain/i),
      wording('Firefox', /SSL_ERROR_RX_CERTIFICATE_REQUIRED_ALERT/),
      wording('Chrome', /ERR_BAD_SSL_CLIENT_AUTH_CERT|ERR_SSL_CLIENT_AUTH_CERT_NEEDED/),
      wording('rustls', /NoCertificatesPresented/),
      wording('PostgreSQL', /connection requires a valid client certificate/),
      wording('Apache httpd', /AH02261|Re-negotiation handshake failed/),
    ],
    proofs: [
      proof(
        'client-auth/certificate-missing',
        "CertificateRequest, an empty client Certificate, then the server's alert or close.",
      ),
      proof(
        'alert/server-refusal-after-finished',
        'TLS 1.3: a 25-byte client record before its Finished, then a 19-byte server record and a close.',
      ),
      proof('client-auth/certificate-refused', "A client Certificate, then the server's alert 42 to 48."),
    ],
    next: [
      { text: 'Try with a certificate', command: sClient(anyTarget, '-cert CLIENT.pem', '-key CLIENT.key') },
      {
        text: 'Which CAs does the server accept? See "Acceptable client certificate CA names"',
        command: sClient(anyTarget),
      },
      capture,
    ],
  },
  {
    heading: 'The server does not know the name',
    means: 'The server has no site for the name in the ClientHello, or the client sent no name.',
    wordings: [
      wording('Apache httpd', /AH0203[23]/),
      wording('OpenSSL', /alert unrecognized name|TLSV1_(ALERT_)?UNRECOGNIZED_NAME/i),
      wording('Java', /handshake alert: +unrecognized_name/i),
      wording('Firefox', /SSL_ERROR_UNRECOGNIZED_NAME_ALERT/),
      wording('Chrome', /ERR_SSL_UNRECOGNIZED_NAME_ALERT/),
    ],
    proofs: [proof('alert/unrecognized-name', 'ClientHello with a server name, answered by unrecognized_name (112).')],
    next: [
      { text: 'With the name', command: sClient(anyTarget) },
      { text: 'Without', command: sClient({ ...anyTarget, name: undefined }) },
    ],
  },
  {
    heading: 'No application protocol in common',
    means:
      'The client offers application protocols (ALPN) that the server does not speak, such as h2 to a server of ' +
      'HTTP/1.1.',
    wordings: [
      wording('OpenSSL', /alert no application protocol|NO_APPLICATION_PROTOCOL/i),
      wording(
        'Go',
        /tls: no application protocol|client requested unsupported application protocols|missing selected ALPN property/,
      ),
    ],
    proofs: [
      proof('alert/no-application-protocol', 'ClientHello with ALPN, answered by no_application_protocol (120).'),
    ],
    next: [{ text: 'Which does the server take?', command: sClient(anyTarget, '-alpn h2,http/1.1') }],
  },
  {
    heading: 'A record did not decrypt',
    means: 'An encrypted record failed its check: bytes changed on the way, or the two sides hold different keys.',
    wordings: [
      wording('OpenSSL', /decryption failed or bad record mac|bad record mac|BAD_DECRYPT/i),
      wording('Go', /(local|remote) error: tls: bad record MAC/),
      wording('Java', /Tag mismatch|AEADBadTagException|bad record MAC/i),
      wording('Firefox', /SSL_ERROR_BAD_MAC_(READ|ALERT)/),
      wording('Chrome', /ERR_SSL_BAD_RECORD_MAC_ALERT/),
    ],
    proofs: [proof('alert/bad-record-mac', 'The alert bad_record_mac (20), and which record came before it.')],
    next: [
      {
        text: 'Capture at both ends and compare the same record',
        command: 'tcpdump -i any -s 0 -w end.pcap host HOST and port 443',
      },
    ],
  },
];
