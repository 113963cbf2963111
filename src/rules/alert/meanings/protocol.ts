import { sClient, type Target } from '../../commands.js';
import { cause, step, type AlertMeaning } from '../meaning.js';

const compareHellos = step('Compare with a client that works', 'tlswhy compare GOOD.pcap BAD.pcap');
const otherLog = (who: string) => step(`Read ${who} own log at this second`);
const captureBothEnds = ({ port }: Target) => step('Capture at both ends at once and compare', `tcpdump -i any -w end.pcap port ${port}`);

/** Alerts about the protocol itself (RFC 8446 §6.1 and §6.2, RFC 5246 §7.2.2). */
export const protocolAlerts: readonly AlertMeaning[] = [
  {
    code: 0,
    says: 'it has nothing more to send',
    readings: [
      {
        after: ['first', 'client-hello', 'server-hello', 'client-certificate'],
        means:
          'close_notify is the polite goodbye. In the middle of a handshake it is a polite way to give up: the ' +
          'sender had a reason and does not say it.',
        blame: 'unknown',
        fix: 'Read the log of the side that said goodbye.',
        next: () => [otherLog("the sender's")],
      },
      {
        means: 'close_notify is the polite goodbye at the end of a connection. Nothing is wrong.',
        blame: 'unknown',
        fix: 'Nothing to do.',
        next: () => [],
      },
    ],
  },
  {
    code: 1,
    says: 'early data ends here',
    readings: [
      {
        means: 'A code of TLS 1.3 drafts. No released version sends it.',
        blame: 'unknown',
        fix: "Bring the sender's TLS library up to date.",
        next: () => [otherLog("the sender's")],
      },
    ],
  },
  {
    code: 10,
    says: 'a message came that has no place here',
    readings: [
      {
        from: 'server',
        after: ['client-hello', 'first'],
        means:
          'The server got something else than the ClientHello it waits for. Often the client spoke another ' +
          'protocol or sent a PROXY header first, or the server does not understand early data. A Java server says ' +
          'the same when it has none of the key exchange groups ("No common named group").',
        blame: 'unknown',
        fix: 'Look at the first bytes of the client, and try without early data.',
        next: (target) => [step('Try a plain client', sClient(target)), compareHellos],
      },
      {
        means:
          'The messages came in an order that TLS does not allow. That is a bug in one of the two TLS stacks, ' +
          'early data sent to a server that cannot do it, or a box that injects messages.',
        unlike: 'decode_error (50) would mean that a message is malformed in itself.',
        blame: 'unknown',
        fix: 'Bring both TLS libraries up to date, and try another client against the same server.',
        next: (target) => [step('Try another client', sClient(target)), compareHellos],
      },
    ],
  },
  {
    code: 20,
    says: 'a record did not decrypt to what was sent',
    readings: [
      {
        means:
          'The check sum of an encrypted record is wrong. Either the bytes changed on the way, or the two sides ' +
          'hold different keys.',
        unlike:
          'Bytes that changed on the way show as TCP check sum errors or as a different capture at the other ' +
          'end; different keys fail at the very first encrypted record.',
        blame: 'unknown',
        fix:
          'Find where the bytes change: a middlebox that rewrites, a network card with faulty offloading, a TLS ' +
          'bug.',
        causes: [
          cause(
            'medium',
            'A bug in one of the TLS stacks, or a device that rewrites TLS',
            'Both sides hold keys that do not fit.',
          ),
          cause('medium', 'Bytes damaged on the way past the TCP check sum', 'The record was refused as a whole.'),
        ],
        next: (target) => [
          captureBothEnds(target),
          step('Switch offloading off for a test', 'ethtool -K IFACE tso off gso off gro off'),
        ],
      },
    ],
  },
  {
    code: 21,
    says: 'a record did not decrypt',
    readings: [
      {
        means: 'An obsolete code (TLS 1.0) for an encrypted record that does not decrypt.',
        blame: 'unknown',
        fix: 'Move both sides to TLS 1.2 or 1.3.',
        next: (target) => [captureBothEnds(target)],
      },
    ],
  },
  {
    code: 22,
    says: 'a record is longer than TLS allows',
    readings: [
      {
        means:
          'A record claims more bytes than TLS permits. Mostly the other side does not speak TLS at all: the ' +
          'letters "HTTP/" read as a record give a length of 20527.',
        blame: 'unknown',
        fix: 'Check that the port is the TLS port.',
        next: (target) => [step('Does the port speak plain HTTP?', `curl -v http://${target.connect}/`)],
      },
    ],
  },
  {
    code: 30,
    says: 'it could not decompress the data',
    readings: [
      {
        means: 'Compressed data did not unpack: TLS compression (which nobody should use) or a compressed certificate.',
        blame: 'unknown',
        fix: 'Switch compression off.',
        next: () => [compareHellos],
      },
    ],
  },
  {
    code: 47,
    says: 'a field holds a value that is not allowed',
    readings: [
      {
        from: 'client',
        means:
          "The client found a value in the server's answer that breaks the rules: a group or cipher suite it " +
          'never offered, a session id that is not echoed, a second HelloRetryRequest, or the mark of a forced ' +
          'downgrade.',
        blame: 'server',
        fix: 'Try past any box in between; bring the server up to date.',
        next: (target) => [compareHellos, captureBothEnds(target)],
      },
      {
        means:
          "The server found a value in the client's messages that breaks the rules: a bad key share, a duplicate " +
          'extension, a second ClientHello that differs too much from the first.',
        blame: 'client',
        fix: "Bring the client's TLS library up to date; try past any box in between.",
        next: () => [compareHellos],
      },
    ],
  },
  {
    code: 50,
    says: 'it could not make sense of a message',
    readings: [
      {
        means: 'A message is malformed: too short, too long, or not what its header says.',
        unlike:
          'OpenSSL 3 sends the same code when the other side simply hung up ("unexpected eof"): then it stands ' +
          "behind the other side's FIN and means nothing.",
        blame: 'unknown',
        fix: 'Look at the message right before the alert; something on the way may cut or rewrite it.',
        next: (target) => [captureBothEnds(target), compareHellos],
      },
    ],
  },
  {
    code: 51,
    says: 'a signature or a check value of the handshake is wrong',
    readings: [
      {
        from: 'client',
        means:
          'The signature of the server does not fit the certificate that it sent, or its Finished is wrong. ' +
          'After a renewal that mostly means: new certificate, old private key.',
        unlike:
          'A certificate with a bad signature of its CA gives this too in OpenSSL; most others say ' +
          'bad_certificate (42).',
        blame: 'server',
        fix: 'Load the private key that belongs to the certificate.',
        next: () => [
          step(
            'The two lines must be equal',
            'openssl x509 -in CERT.pem -noout -pubkey | sha256sum; openssl pkey -in KEY.pem -pubout | sha256sum',
          ),
        ],
      },
      {
        means: "The client's signature, its Finished, or the proof of a resumed session is wrong.",
        blame: 'client',
        fix: "Check that the client's key belongs to its certificate; forget its cached sessions.",
        next: () => [
          step(
            'The two lines must be equal',
            'openssl x509 -in CLIENT.pem -noout -pubkey | sha256sum; openssl pkey -in CLIENT.key -pubout | sha256sum',
          ),
        ],
      },
    ],
  },
  {
    code: 52,
    says: 'too many connection ids were requested',
    readings: [
      {
        means: 'A code of DTLS 1.3 (RFC 9147). It has no meaning in TLS over TCP.',
        blame: 'unknown',
        fix: "Bring the sender's TLS library up to date.",
        next: () => [otherLog("the sender's")],
      },
    ],
  },
  {
    code: 80,
    says: 'it failed for a reason of its own',
    readings: [
      {
        from: 'server',
        after: ['client-hello', 'first'],
        means:
          'The server ran into a fault of its own before it answered: no key or certificate loaded, no memory, a ' +
          'failing hook or key module. Some servers say this for a name that they do not know.',
        blame: 'server',
        fix: "Mend what the server's log names at this second.",
        next: (target) => [step('Without a name, does it answer?', sClient({ ...target, name: undefined }))],
      },
      {
        from: 'server',
        means:
          'The server ran into a fault of its own. It has nothing to do with what the client sent, unless it ' +
          'happens with this client only.',
        blame: 'server',
        fix: "Mend what the server's log names at this second.",
        next: () => [],
      },
      {
        means: 'The client ran into a fault of its own: a failing hook, a key module, or its program gave up.',
        blame: 'client',
        fix: "Mend what the client's log names at this second.",
        next: () => [],
      },
    ],
  },
  {
    code: 90,
    says: 'the user or the program gave up',
    readings: [
      {
        means: 'The sender stopped the handshake on purpose: somebody pressed cancel, or a program timed out.',
        blame: 'unknown',
        fix: 'Look why the program gave up.',
        next: () => [otherLog("the sender's")],
      },
    ],
  },
  {
    code: 117,
    says: 'it failed and does not say why',
    readings: [
      {
        means: 'The sender hides its reason (RFC 9846).',
        blame: 'unknown',
        fix: "Read the sender's log.",
        next: () => [otherLog("the sender's")],
      },
    ],
  },
];
