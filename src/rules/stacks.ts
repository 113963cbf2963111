import type { Stack } from '../tls/stacks/stack.js';
import type { NextStep } from './rule.js';

/** Failures whose words differ from library to library. */
export type Failure = 'unknownCa' | 'expired' | 'wrongHost' | 'reset' | 'eof' | 'noSharedVersion';

/** Faults of a certificate that a client answers by an alert, or not. */
export type Fault = 'unknownCa' | 'expired' | 'wrongHost';

/** The alerts that may answer it; `silent`: it closes without one, during the handshake or after it. */
export type Answers = readonly (number | 'silent')[];

/** What one TLS library, or one program on it, trusts and says. */
export interface StackFacts {
  readonly trust: {
    /** Where its list of trusted CAs comes from, and what changes that: a sentence. */
    readonly source: string;
    readonly steps: readonly NextStep[];
  };
  /** What it prints; left out where that was not seen or is not one text. */
  readonly prints: Partial<Readonly<Record<Failure, string>>>;
  /** As recorded in captures/stack-* and unknown-ca-stacks-* (unknown CA), else by its source code. Left out: not known. */
  readonly alerts: Partial<Readonly<Record<Fault, Answers>>>;
}

const openssl: StackFacts = {
  trust: {
    source:
      'OpenSSL trusts what cert.pem and certs/ in its OPENSSLDIR hold; SSL_CERT_FILE and SSL_CERT_DIR take their place, ' +
      'and programs may bring a list of their own.',
    steps: [
      { text: 'where does OpenSSL look? OPENSSLDIR must hold certs/ or cert.pem', command: 'openssl version -d' },
      { text: 'Does a variable point it elsewhere?', command: "env | grep -E 'SSL_CERT_(FILE|DIR)'" },
    ],
  },
  // The reason behind it is left out by many programs: PHP, Perl, Lua, socat.
  prints: {
    unknownCa: 'certificate verify failed',
    expired: 'certificate verify failed',
    eof: 'unexpected eof while reading',
    noSharedVersion: 'tlsv1 alert protocol version',
  },
  alerts: { unknownCa: [48], expired: [45], wrongHost: [42] },
};

const curl: StackFacts = {
  trust: {
    source: 'curl trusts the file that it was built for, or what --cacert, CURL_CA_BUNDLE or SSL_CERT_FILE names.',
    steps: [
      { text: 'which list does it load?', command: "curl -v URL 2>&1 | grep -E 'CAfile|CApath'" },
      { text: 'Does a variable point it elsewhere?', command: "env | grep -E 'CURL_CA_BUNDLE|SSL_CERT_(FILE|DIR)'" },
    ],
  },
  prints: {
    unknownCa: 'SSL certificate problem: unable to get local issuer certificate',
    expired: 'SSL certificate problem: certificate has expired',
    wrongHost: 'SSL: no alternative certificate subject name matches target host name',
    reset: 'Recv failure: Connection reset by peer',
    eof: 'unexpected eof while reading',
    noSharedVersion: 'tlsv1 alert protocol version',
  },
  alerts: { unknownCa: [48], expired: [45], wrongHost: ['silent'] },
};

const python: StackFacts = {
  trust: {
    source:
      'Python trusts what OpenSSL does (OPENSSLDIR, SSL_CERT_FILE, SSL_CERT_DIR); requests brings the list of certifi ' +
      'instead, unless REQUESTS_CA_BUNDLE names another.',
    steps: [
      {
        text: 'where does it look for trusted CAs, and do these paths exist?',
        command: "python3 -c 'import ssl; print(ssl.get_default_verify_paths())'",
      },
      { text: 'Does a variable point it elsewhere?', command: "env | grep -E 'SSL_CERT|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE'" },
      { text: 'With requests: which list is it?', command: "python3 -c 'import requests; print(requests.certs.where())'" },
    ],
  },
  prints: {
    unknownCa: 'certificate verify failed: unable to get local issuer certificate',
    expired: 'certificate verify failed: certificate has expired',
    wrongHost: 'certificate verify failed: Hostname mismatch',
    reset: 'ConnectionResetError: [Errno 104] Connection reset by peer',
    eof: 'SSL: UNEXPECTED_EOF_WHILE_READING',
    noSharedVersion: 'SSL: TLSV1_ALERT_PROTOCOL_VERSION',
  },
  // asyncio closes before the alert is written.
  alerts: { unknownCa: [48, 'silent'], expired: [45, 'silent'], wrongHost: [42, 'silent'] },
};

const node: StackFacts = {
  trust: {
    source:
      'Node.js trusts a list of its own, compiled in. NODE_EXTRA_CA_CERTS adds a file to it, --use-openssl-ca takes ' +
      "the machine's list instead.",
    steps: [
      { text: 'is a list of extra CAs given, and can it be read?', command: 'env | grep -E "NODE_EXTRA_CA_CERTS|NODE_OPTIONS|SSL_CERT"' },
      { text: "Does it work with the machine's list?", command: 'NODE_OPTIONS=--use-openssl-ca node app.js' },
    ],
  },
  prints: {
    unknownCa: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    expired: 'CERT_HAS_EXPIRED',
    wrongHost: 'ERR_TLS_CERT_ALTNAME_INVALID',
    reset: 'ECONNRESET',
    eof: 'Client network socket disconnected before secure TLS connection was established',
    noSharedVersion: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  },
  alerts: { unknownCa: ['silent'], expired: ['silent'], wrongHost: ['silent'] },
};

const ruby: StackFacts = {
  ...openssl,
  prints: {
    unknownCa: 'certificate verify failed (unable to get local issuer certificate)',
    expired: 'certificate verify failed (certificate has expired)',
    wrongHost: 'certificate verify failed (hostname mismatch)',
    reset: 'Errno::ECONNRESET',
    eof: 'unexpected eof while reading',
  },
};

const perl: StackFacts = {
  ...openssl,
  prints: { ...openssl.prints, wrongHost: 'hostname verification failed', reset: 'Connection reset by peer' },
  // IO::Socket::SSL judges the name by a hook.
  alerts: { ...openssl.alerts, wrongHost: [80] },
};

const php: StackFacts = {
  ...openssl,
  prints: {
    unknownCa: 'certificate verify failed',
    expired: 'certificate verify failed',
    wrongHost: 'did not match expected name',
    reset: 'SSL: Connection reset by peer',
    eof: 'Failed to enable crypto',
  },
  alerts: { ...openssl.alerts, wrongHost: ['silent'] },
};

const bun: StackFacts = {
  trust: {
    source: 'Bun trusts a list of its own, compiled in. NODE_EXTRA_CA_CERTS adds a file to it.',
    steps: [{ text: 'is a list of extra CAs given, and can it be read?', command: 'env | grep NODE_EXTRA_CA_CERTS' }],
  },
  prints: {
    unknownCa: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    expired: 'CERT_HAS_EXPIRED',
    wrongHost: 'ERR_TLS_CERT_ALTNAME_INVALID',
    reset: 'ECONNRESET',
    eof: 'ECONNRESET',
  },
  alerts: { unknownCa: ['silent'], expired: ['silent'], wrongHost: ['silent'] },
};

const erlang: StackFacts = {
  trust: {
    source: "Erlang trusts what the program gives as cacerts or cacertfile; public_key:cacerts_get() gives it the machine's list.",
    steps: [{ text: "can it read the machine's list?", command: "erl -noshell -eval 'io:format(\"~p~n\", [length(public_key:cacerts_get())]), halt().'" }],
  },
  prints: {
    unknownCa: 'CLIENT ALERT: Fatal - Unknown CA',
    expired: 'CLIENT ALERT: Fatal - Certificate Expired',
    wrongHost: 'hostname_check_failed',
    noSharedVersion: 'SERVER ALERT: Fatal - Protocol Version',
  },
  alerts: { unknownCa: [48], expired: [45], wrongHost: [40, 42] },
};

const gnutls: StackFacts = {
  trust: {
    source: "GnuTLS trusts the machine's list, /etc/ssl/certs/ca-certificates.crt on Debian; no variable changes that.",
    steps: [
      { text: "is the machine's list there?", command: 'ls -l /etc/ssl/certs/ca-certificates.crt' },
      { text: 'What does GnuTLS itself say of this server?', command: 'gnutls-cli HOST' },
    ],
  },
  prints: { unknownCa: 'The certificate is NOT trusted. The certificate issuer is unknown.' },
  // gnutls-cli says 42; wget and libcurl check after the handshake, and leave.
  alerts: { unknownCa: [42, 'silent'], expired: [42, 'silent'], wrongHost: [42, 'silent'] },
};

const go: StackFacts = {
  trust: {
    source:
      "Go reads the machine's list from well-known places, or from SSL_CERT_FILE and SSL_CERT_DIR; in a container without " +
      'ca-certificates it trusts nobody.',
    steps: [
      {
        text: 'is a list of CAs installed where it looks?',
        command: 'ls -l /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt',
      },
      { text: 'Does a variable point it elsewhere?', command: "env | grep -E 'SSL_CERT_(FILE|DIR)|GODEBUG'" },
    ],
  },
  prints: {
    unknownCa: 'x509: certificate signed by unknown authority',
    expired: 'x509: certificate has expired or is not yet valid',
    wrongHost: 'x509: certificate is valid for',
    reset: 'read: connection reset by peer',
    eof: 'EOF',
    noSharedVersion: 'remote error: tls: protocol version not supported',
  },
  alerts: { unknownCa: [42], expired: [42], wrongHost: [42] },
};

const java: StackFacts = {
  trust: {
    source:
      'Java trusts its own cacerts file, not the machine\'s list; -Djavax.net.ssl.trustStore takes its place.',
    steps: [
      { text: 'what does its trust store hold?', command: 'keytool -list -cacerts -storepass changeit' },
      { text: 'Is another trust store set?', command: "ps -ef | grep -o 'javax.net.ssl.trustStore[^ ]*'" },
    ],
  },
  prints: {
    unknownCa: 'PKIX path building failed: unable to find valid certification path to requested target',
    expired: 'PKIX path validation failed: validity check failed',
    wrongHost: 'No subject alternative DNS name matching',
    reset: 'java.net.SocketException: Connection reset',
    eof: 'Remote host terminated the handshake',
    noSharedVersion: 'Received fatal alert: protocol_version',
  },
  // HttpClient closes before the alert is written.
  alerts: { unknownCa: [46, 'silent'], expired: [45, 'silent'], wrongHost: [46, 'silent'] },
};

const nss: StackFacts = {
  trust: {
    source: 'NSS trusts a database of its own (Firefox: in the profile), to which certutil adds; enterprise policies add to it too.',
    steps: [{ text: 'what does its database hold?', command: 'certutil -L -d sql:PROFILE' }],
  },
  prints: { unknownCa: 'SEC_ERROR_UNKNOWN_ISSUER', expired: 'SEC_ERROR_EXPIRED_CERTIFICATE', wrongHost: 'SSL_ERROR_BAD_CERT_DOMAIN' },
  alerts: { unknownCa: [48], expired: [45] },
};

const chromium: StackFacts = {
  trust: {
    source: "Chromium trusts a root store of its own, and what was added to the machine's (on Linux: ~/.pki/nssdb, or by policy).",
    steps: [
      { text: 'was the CA added for this user?', command: 'certutil -L -d sql:$HOME/.pki/nssdb' },
      { text: 'Which roots does the browser show? Open chrome://certificate-manager' },
    ],
  },
  prints: {
    unknownCa: 'NET::ERR_CERT_AUTHORITY_INVALID',
    expired: 'NET::ERR_CERT_DATE_INVALID',
    wrongHost: 'NET::ERR_CERT_COMMON_NAME_INVALID',
    reset: 'ERR_CONNECTION_RESET',
    eof: 'ERR_CONNECTION_CLOSED',
    noSharedVersion: 'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
  },
  alerts: { unknownCa: [46] },
};

const rustls: StackFacts = {
  trust: {
    source: "A program on rustls brings its roots: compiled in, or read from the machine's list, where SSL_CERT_FILE counts (Deno: DENO_CERT).",
    steps: [{ text: 'does a variable point it to a list?', command: "env | grep -E 'SSL_CERT_(FILE|DIR)|DENO_(CERT|TLS_CA_STORE)'" }],
  },
  prints: { unknownCa: 'invalid peer certificate: UnknownIssuer' },
  alerts: { unknownCa: [48], expired: [45], wrongHost: [42] },
};

const device: StackFacts = {
  trust: {
    source: 'It trusts only what its program loads: usually one file or an array in its firmware.',
    steps: [{ text: 'which CAs does the program or firmware load?' }],
  },
  prints: {},
  alerts: { unknownCa: [48] },
};

const byProgram: Readonly<Record<string, StackFacts>> = { curl, Python: python, 'Node.js': node, Ruby: ruby, Perl: perl, PHP: php };
const onBoringSsl: Readonly<Record<string, StackFacts>> = { Chromium: chromium, Bun: bun };
const byStack: Partial<Readonly<Record<Stack['name'], StackFacts>>> = {
  OpenSSL: openssl, GnuTLS: gnutls, NSS: nss, Go: go, Java: java, rustls, 'Mbed TLS': device, wolfSSL: device, Erlang: erlang,
};

/** What is known of it: of the program where that was recognised, else of its library. Nobody uses BoringSSL as it is. */
export function stackFacts({ name, detail }: Stack): StackFacts | undefined {
  if (name === 'BoringSSL') return detail ? onBoringSsl[detail] : undefined;
  return (name === 'OpenSSL' && detail && byProgram[detail]) || byStack[name];
}
