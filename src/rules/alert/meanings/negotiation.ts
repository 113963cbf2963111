import { sClient } from '../../commands.js';
import { cause, step, type AlertMeaning } from '../meaning.js';

const compareHellos = step('Compare with a client that works', 'tlswhy compare GOOD.pcap BAD.pcap');
const serverLog = step("Read the server's own log at this second");

/** Alerts about what the two sides have in common (RFC 8446 §6.2, RFC 7301, RFC 7507, RFC 5746). */
export const negotiationAlerts: readonly AlertMeaning[] = [
  {
    code: 40,
    says: 'the two sides cannot agree on how to proceed',
    readings: [
      {
        from: 'server',
        after: ['client-hello', 'first'],
        means:
          'The server found nothing acceptable in the ClientHello. Mostly that is no cipher suite, key exchange ' +
          'group or signature algorithm in common, or a server without a certificate for the requested name.',
        unlike: 'No TLS version in common is protocol_version (70); an unknown name mostly unrecognized_name (112).',
        blame: 'unknown',
        fix: 'Compare what the client offers with what the server is set up for.',
        causes: [
          cause('high', 'No cipher suite in common', 'The alert came right after the ClientHello.'),
          cause(
            'medium',
            "The server has no certificate that the client's signature algorithms allow (for example ECDSA only " +
              'against RSA only)',
            'The alert came before any certificate.',
          ),
          cause('low', 'No virtual host for the requested name', 'The alert came before any certificate.'),
        ],
        next: (target) => [
          step('Does the server answer a modern client?', sClient(target)),
          step('With TLS 1.2 and every cipher suite', sClient(target, '-tls1_2', "-cipher 'ALL:@SECLEVEL=0'")),
          serverLog,
        ],
      },
      {
        from: 'server',
        after: ['client-certificate', 'finished'],
        means:
          "The server ended the handshake after the client's answer. In TLS 1.2 this is how many servers say " +
          'that a client certificate is missing or not wanted.',
        blame: 'client',
        fix: 'Give the client the certificate that the server asks for.',
        next: (target) => [
          step('Try with a client certificate', sClient(target, '-tls1_2', '-cert CLIENT.pem', '-key CLIENT.key')),
          serverLog,
        ],
      },
      {
        from: 'server',
        means:
          'The server ended the handshake after it had already answered. It changed its mind over something that ' +
          'came later.',
        blame: 'unknown',
        fix: "Read the server's log: only it knows what it minded.",
        next: () => [serverLog, compareHellos],
      },
      {
        from: 'client',
        means:
          'The client is not content with what the server chose: a server without secure renegotiation (OpenSSL ' +
          '3 refuses those), without extended master secret (FIPS mode), or with weak Diffie-Hellman parameters.',
        blame: 'server',
        fix: "Bring the server's TLS library up to date; TLS 1.3 avoids all three.",
        next: (target) => [
          step('See what the server answers', sClient(target, '-tls1_2')),
          step('To test for missing renegotiation info', sClient(target, '-tls1_2', '-legacy_server_connect')),
        ],
      },
      {
        means: 'One side found nothing acceptable in what the other offers.',
        blame: 'unknown',
        fix: 'Compare what the client offers with what the server is set up for.',
        next: () => [serverLog, compareHellos],
      },
    ],
  },
  {
    code: 60,
    says: 'the key is of an export-grade strength it does not allow',
    readings: [
      {
        means: 'An export-grade key length of the 1990s was refused (TLS 1.0 only).',
        blame: 'unknown',
        fix: 'Retire the old side.',
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 70,
    says: 'it does not accept this TLS version',
    readings: [
      {
        from: 'server',
        means:
          'The server accepts none of the TLS versions that the client offers. It also sends this when the bytes ' +
          'it got were not TLS at all.',
        unlike:
          "When the client's first bytes are an HTTP request or a PROXY header, the port is wrong, not the version.",
        blame: 'unknown',
        fix: 'Enable a version that both know, TLS 1.2 or 1.3.',
        next: (target) => [
          step('Does the server speak TLS 1.3?', sClient(target, '-tls1_3')),
          step('Does it speak TLS 1.2?', sClient(target, '-tls1_2')),
        ],
      },
      {
        means: 'The client does not accept the TLS version that the server chose.',
        blame: 'server',
        fix: 'Enable TLS 1.2 or 1.3 on the server, or allow its version in the client.',
        next: (target) => [step('Which version does the server choose?', sClient(target))],
      },
    ],
  },
  {
    code: 71,
    says: 'what the other side offers is not secure enough',
    readings: [
      {
        means:
          'The sender found something in common, but nothing as strong as it demands. GnuTLS clients say this of ' +
          'short Diffie-Hellman keys.',
        blame: 'unknown',
        fix: 'Offer modern cipher suites (ECDHE with AES-GCM or ChaCha20) and keys of at least 2048 bits.',
        next: (target) => [step('Which strength does the server offer?', sClient(target, '-tls1_2'))],
      },
    ],
  },
  {
    code: 86,
    says: 'the client fell back to an older version without need',
    readings: [
      {
        means:
          'The client marked this as a second try at a lower version (TLS_FALLBACK_SCSV), and the server knows a ' +
          'higher one. This refusal is right; the fault is in the first try, an earlier connection of the same ' +
          'client.',
        blame: 'client',
        fix: 'Find out why the first try at the higher version failed.',
        next: () => [step('Find the earlier connection of this client', 'tlswhy CAPTURE --where "client:ADDRESS"')],
      },
    ],
  },
  {
    code: 100,
    says: 'it refuses to renegotiate',
    readings: [
      {
        means:
          'One side wanted a new handshake inside the connection, mostly to ask for a client certificate late, ' +
          'and the other refused.',
        blame: 'unknown',
        fix: 'Ask for the client certificate at the beginning of the connection, or use TLS 1.3.',
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 109,
    says: 'an extension that it needs is missing',
    readings: [
      {
        means:
          'TLS 1.3 cannot go on without certain extensions (key_share, signature_algorithms, supported_groups), ' +
          'and the other side left one out. Some servers send this when the client gives no server name.',
        blame: 'unknown',
        fix: 'Look which extension the failing client leaves out compared with a working one.',
        next: () => [compareHellos],
      },
    ],
  },
  {
    code: 110,
    says: 'the other side sent an extension it was not asked for',
    readings: [
      {
        means:
          'An answer may carry only extensions that the other side offered. A broken server, or a box in between ' +
          'that rewrites messages, does otherwise.',
        blame: 'unknown',
        fix: 'Capture on the other side of any box in between and compare the hellos.',
        next: () => [compareHellos],
      },
    ],
  },
  {
    code: 112,
    says: 'it has no certificate for the name that the client asked for',
    readings: [
      {
        means:
          'The server has no virtual host for the name in the ClientHello (or the client gave none and the ' +
          'server insists on one).',
        unlike: 'As a mere warning it is harmless to all but old Java clients, which take it for an error.',
        blame: 'unknown',
        fix: "Correct the name in the client's address, or add a virtual host with a certificate for it.",
        next: (target) => [
          step('With the name', sClient(target)),
          step('Without a name', sClient({ ...target, name: undefined })),
        ],
      },
    ],
  },
  {
    code: 115,
    says: 'it does not know the pre-shared key that the client names',
    readings: [
      {
        means: "The identity of the pre-shared key is not in the server's list.",
        blame: 'unknown',
        fix: 'Give both sides the same identity and key.',
        next: () => [serverLog],
      },
    ],
  },
  {
    code: 120,
    says: 'the two sides have no application protocol in common',
    readings: [
      {
        means: 'The server speaks none of the application protocols (ALPN) that the client offers.',
        blame: 'unknown',
        fix: 'Enable one of the offered protocols on the server, or offer one that it has.',
        next: (target) => [step('Which protocol does the server take?', sClient(target, '-alpn h2,http/1.1'))],
      },
    ],
  },
  {
    code: 121,
    says: 'the server did not accept the encrypted ClientHello',
    readings: [
      {
        means:
          "The client hid the server's name (Encrypted Client Hello), the server could not read it, and the " +
          'client may not go on without. The key in DNS is mostly out of date.',
        blame: 'server',
        fix: 'Publish the current ECH key in the HTTPS record of the name.',
        next: () => [step('See the key that is published', 'dig +short HTTPS NAME')],
      },
    ],
  },
];
