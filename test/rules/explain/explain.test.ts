import { describe, expect, it } from 'vitest';
import { alertNames } from '../../../src/tls/names/alerts.js';
import { builtInRules } from '../../../src/rules/rules.js';
import { explain } from '../../../src/rules/explain/explain.js';
import { errorTexts } from '../../../src/rules/explain/error-texts.js';

/** Texts as programs print them, and the heading that answers each. */
const real: readonly (readonly [text: string, heading: string])[] = [
  ['curl: (35) OpenSSL SSL_connect: SSL_ERROR_SYSCALL, errno 104', 'The connection was cut'],
  ['SSL_ERROR_SYSCALL, errno 104', 'The connection was cut'],
  ['Error: read ECONNRESET\n    at TLSWrap.onStreamRead (node:internal/stream_base_commons:217:20)', 'The connection was cut'],
  ["ConnectionResetError: [Errno 104] Connection reset by peer", 'The connection was cut'],
  ['read tcp 10.0.0.5:51034->10.0.0.9:443: read: connection reset by peer', 'The connection was cut'],
  ['java.net.SocketException: Connection reset', 'The connection was cut'],
  ['PR_CONNECT_RESET_ERROR', 'The connection was cut'],
  ['error:0A000126:SSL routines::unexpected eof while reading', 'The connection ended without a goodbye'],
  ['ssl.SSLEOFError: EOF occurred in violation of protocol (_ssl.c:1007)', 'The connection ended without a goodbye'],
  ['javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake', 'The connection ended without a goodbye'],
  ['peer closed connection without sending TLS close_notify: https://docs.rs/rustls', 'The connection ended without a goodbye'],
  ['gnutls_handshake() failed: The TLS connection was non-properly terminated.', 'The connection ended without a goodbye'],
  ['Client network socket disconnected before secure TLS connection was established', 'The connection ended without a goodbye'],
  ['dial tcp 10.0.0.9:443: connect: connection refused', 'Nobody listens there'],
  ['Error: connect ECONNREFUSED 10.0.0.9:443', 'Nobody listens there'],
  ['net/http: TLS handshake timeout', 'No answer in time'],
  ['ETIMEDOUT', 'No answer in time'],
  ['upstream timed out (110: Connection timed out) while SSL handshaking to upstream', 'No answer in time'],
  ['connect: no route to host', 'No way to the host'],
  ['write EPIPE', 'Writing to a connection that is closed'],
  ['sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target', 'The client does not know who issued the certificate'],
  ['[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:992)', 'The client does not know who issued the certificate'],
  ['x509: certificate signed by unknown authority', 'The client does not know who issued the certificate'],
  ['code: UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'The client does not know who issued the certificate'],
  ['curl: (60) SSL certificate problem: unable to get local issuer certificate', 'The client does not know who issued the certificate'],
  ['invalid peer certificate: UnknownIssuer', 'The client does not know who issued the certificate'],
  ['SEC_ERROR_UNKNOWN_ISSUER', 'The client does not know who issued the certificate'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'The client does not know who issued the certificate'],
  ['fatal: unable to access: server certificate verification failed. CAfile: none CRLfile: none', 'The client does not know who issued the certificate'],
  ['SSL certificate problem: self-signed certificate', 'The certificate is self-signed'],
  ['Error: self signed certificate in certificate chain SELF_SIGNED_CERT_IN_CHAIN', 'The certificate is self-signed'],
  ['curl: (60) SSL certificate problem: certificate has expired', 'The certificate has expired'],
  ['CERT_HAS_EXPIRED', 'The certificate has expired'],
  ['x509: certificate has expired or is not yet valid: current time 2026-11-22T15:13:53Z is after 2026-11-19T00:00:00Z', 'The certificate has expired'],
  ['x509: certificate has expired or is not yet valid: current time 2026-11-22T15:13:56Z is before 2026-11-24T00:00:00Z', 'The certificate is not valid yet'],
  ["certificate verify failed: Hostname mismatch, certificate is not valid for 'api.example.com'. (_ssl.c:992)", 'The certificate is for another name'],
  ['x509: certificate is valid for www.example.com, example.com, not api.example.com', 'The certificate is for another name'],
  ["curl: (60) SSL: no alternative certificate subject name matches target host name 'api.example.com'", 'The certificate is for another name'],
  ["Hostname/IP does not match certificate's altnames: Host: api.example.com.", 'The certificate is for another name'],
  ['java.security.cert.CertificateException: No subject alternative DNS name matching api.example.com found.', 'The certificate is for another name'],
  ['error:0A00018E:SSL routines::ca md too weak', 'The certificate is too weak for the client'],
  ['error:141A318A:SSL routines:tls_process_ske_dhe:dh key too small', 'The certificate is too weak for the client'],
  ['SSL_CTX_use_PrivateKey_file failed (SSL: error:0B080074:x509 certificate routines::key values mismatch)', 'Certificate and private key do not belong together'],
  ['certificate verify failed', 'The certificate was not accepted; this text does not say why'],
  ['error:0A00010B:SSL routines::wrong version number', 'The other side does not speak TLS'],
  ['[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1007)', 'The other side does not speak TLS'],
  ['tls: first record does not look like a TLS handshake', 'The other side does not speak TLS'],
  ['javax.net.ssl.SSLException: Unsupported or unrecognized SSL message', 'The other side does not speak TLS'],
  ['SSL_ERROR_RX_RECORD_TOO_LONG', 'The other side does not speak TLS'],
  ['error:0A0000BF:SSL routines::no protocols available', 'No TLS version in common'],
  ['javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)', 'No TLS version in common'],
  ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', 'No TLS version in common'],
  ['SSL routines:tls_post_process_client_hello:no shared cipher', 'No cipher suite in common'],
  ['SSL_ERROR_NO_CYPHER_OVERLAP', 'No cipher suite in common'],
  ['error:0A000152:SSL routines::unsafe legacy renegotiation disabled', 'The server cannot renegotiate safely'],
  ["tls: client didn't provide a certificate", 'The server wants a client certificate'],
  ['SSL routines::peer did not return a certificate', 'The server wants a client certificate'],
  ['postfix/smtp[123]: certificate verification failed for mx.example.com[10.0.0.9]:25: untrusted issuer /C=DE/CN=Example', 'The client does not know who issued the certificate'],
  ['AH02039: Certificate Verification: Error (20): unable to get local issuer certificate', 'The client does not know who issued the certificate'],
  ['psql: error: root certificate file "/var/lib/app/.postgresql/root.crt" does not exist', 'The client does not know who issued the certificate'],
  ['server certificate for "db.example.com" does not match host name "10.0.0.9"', 'The certificate is for another name'],
  ['FATAL:  connection requires a valid client certificate', 'The server wants a client certificate'],
  ['psql: error: server does not support SSL, but SSL was required', 'TLS was wanted and not offered'],
  ['ERROR 2026 (HY000): SSL connection error: SSL is required but the server doesn\'t support it', 'TLS was wanted and not offered'],
  ['TLS is required, but was not offered by host mx.example.com[10.0.0.9]', 'TLS was wanted and not offered'],
  ['bind fe/2: SSL handshake failure', 'A handshake failed; this text does not say why'],
  ['fe/1: Connection closed during SSL handshake', 'The connection ended without a goodbye'],
  ['fe/1: Timeout during SSL handshake', 'No answer in time'],
  ['upstream connect error or disconnect/reset before headers. reset reason: connection failure, transport failure reason: TLS error: 268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED', 'The certificate was not accepted; this text does not say why'],
  ['upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: TLS_error:|33554536:system library:OPENSSL_internal:Connection reset by peer', 'The connection was cut'],
  ['Error accepting a client connection: error:0A00010B:SSL routines::wrong version number', 'The other side does not speak TLS'],
  ['Error: Server closed the connection', 'The connection ended without a goodbye'],
  ['System.IO.IOException: Cannot determine the frame size or a corrupted frame was received.', 'The other side does not speak TLS'],
  ['The SSL connection could not be established, see inner exception.', 'A handshake failed; this text does not say why'],
  ['nginx: [emerg] SSL_CTX_new failed (SSL: error:12800067:DSO support routines::could not load the shared library:filename(/usr/lib/ssl-modules/fips.so))', 'The server cannot load its keys, certificates or cryptography'],
  ['urn:ietf:params:acme:error:connection :: tls: no application protocol', 'The CA could not validate the name (ACME)'],
  ['Failed to connect to 10.0.0.9:443 for the tls-alpn-01 challenge', 'The CA could not validate the name (ACME)'],
  ['Some challenges have failed.', 'The CA could not validate the name (ACME)'],
  ['Get "https://acme-v01.api.letsencrypt.org/directory": dial tcp: lookup acme-v01.api.letsencrypt.org: no such host', 'The ACME client speaks to a service that is gone'],
  ['MOZILLA_PKIX_ERROR_REQUIRED_TLS_FEATURE_MISSING', 'The stapled OCSP answer is missing, old or wrong'],
  ['curl: (91) No OCSP response received', 'The stapled OCSP answer is missing, old or wrong'],
  ['NET::ERR_CERT_REVOKED', 'The certificate is revoked'],
  ['error 23 at 0 depth lookup: certificate revoked', 'The certificate is revoked'],
  ['error:0A000119:SSL routines::decryption failed or bad record mac', 'A record did not decrypt'],
];

/** Texts that report an alert of the other side. */
const received: readonly (readonly [text: string, code: number])[] = [
  ['error:0A000410:SSL routines::sslv3 alert handshake failure:SSL alert number 40', 40],
  ['sslv3 alert handshake failure', 40],
  ['[SSL: TLSV1_ALERT_UNKNOWN_CA] tlsv1 alert unknown ca (_ssl.c:2546)', 48],
  ['SSL_do_handshake() failed (SSL: error:0A000416:SSL routines::sslv3 alert certificate unknown:SSL alert number 46)', 46],
  ['remote error: tls: bad certificate', 42],
  ['remote error: tls: unknown certificate authority', 48],
  ['remote error: tls: protocol version not supported', 70],
  ['javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure', 40],
  ['received fatal alert: CertificateUnknown', 46],
  ['received fatal alert: UnknownCA', 48],
  ['error:1409442E:SSL routines:ssl3_read_bytes:tlsv1 alert protocol version', 70],
  ['SSL_ERROR_HANDSHAKE_FAILURE_ALERT', 40],
  ['tlsv13 alert certificate required', 116],
  ['A TLS fatal alert has been received: Handshake failed', 40],
  ['TLS error: 268436496:SSL routines:OPENSSL_internal:SSLV3_ALERT_HANDSHAKE_FAILURE', 40],
  ['SSL_do_handshake() failed (SSL: error:0A000414:SSL routines::sslv3 alert certificate revoked:SSL alert number 44)', 44],
];

describe('explain', () => {
  it.each(real)('knows "%s"', (text, heading) => {
    expect(explain(text)).toMatchObject({ kind: 'error-text', heading });
  });

  it.each(received)('finds the alert in "%s"', (text, code) => {
    const answer = explain(text);
    expect(answer).toMatchObject({ kind: 'alert', heading: `alert ${code}, ${alertNames[code]}` });
    expect(answer?.paragraphs[0]).toContain('the other side');
  });

  it('explains every alert by number and by name, with a next step', () => {
    for (const [code, name] of Object.entries(alertNames)) {
      expect(explain(code)?.heading).toBe(`alert ${code}, ${name}`);
      expect(explain(name)).toEqual(explain(code));
      expect(explain(name.replaceAll('_', ' ').toUpperCase())?.heading).toBe(`alert ${code}, ${name}`);
    }
  });

  it('explains every rule by its id', () => {
    for (const id of builtInRules.keys()) expect(explain(id)).toMatchObject({ kind: 'rule' });
  });

  it('says nothing to what it does not know', () => {
    expect([explain(''), explain('hello world'), explain('certificate/none')]).toEqual([undefined, undefined, undefined]);
  });

  it('answers a code that no standard names', () => {
    expect(explain('200')?.paragraphs.join(' ')).toContain('No standard names this code');
  });
});

describe('error texts', () => {
  it('name rules that exist', () => {
    const named = errorTexts.flatMap(({ proofs }) => proofs.map(({ rule }) => rule));
    expect(named.filter((rule) => !builtInRules.has(rule))).toEqual([]);
  });

  it('hold at least forty wordings of a dozen programs', () => {
    const wordings = errorTexts.flatMap(({ wordings: all }) => all);
    expect(wordings.length).toBeGreaterThan(80);
    expect(new Set(wordings.map(({ by }) => by)).size).toBeGreaterThan(12);
  });

  it('stay fast on a long hostile line', () => {
    expect(explain('x509: certificate is valid for '.repeat(4000))).toBeUndefined();
  });
});
