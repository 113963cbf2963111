import { anyTarget, curl, sClient } from '../../commands.js';
import { capture, proof, wording, type ErrorText } from '../error-text.js';

const listening = { text: 'Does anything listen? On the server', command: 'ss -ltnp' };
const path = { text: 'How far do packets come?', command: 'tcptraceroute HOST 443' };
const serverLog = { text: 'Read the log of the server, and of the load balancer before it, at that second' };

/** The connection itself was cut, refused or never came about. */
export const connectionErrors: readonly ErrorText[] = [
  {
    heading: 'The connection was cut',
    means:
      'The other side, or something on the way, tore the connection down with a TCP reset (errno 104 is ECONNRESET). ' +
      'The text does not say who did it or when: before TLS, at the ClientHello, at the certificate, or long after.',
    wordings: [
      wording('curl with OpenSSL', /SSL_ERROR_SYSCALL,? errno (104|54)|OpenSSL SSL_connect: Connection reset by peer/i),
      wording('Python', /ConnectionResetError|\[Errno (104|54)\]/),
      wording('Node.js', /ECONNRESET|socket hang up/),
      wording('Go', /read: connection reset by peer/),
      wording('Java', /SocketException: Connection reset|Connection reset by peer/i),
      wording(
        'nginx',
        /recv\(\) failed \(104: Connection reset by peer\)|peer closed connection in SSL handshake \(104/i,
      ),
      wording('Firefox', /PR_CONNECT_RESET_ERROR/),
      wording('Chrome', /ERR_CONNECTION_RESET/),
      wording('Windows', /WSAECONNRESET|\b10054\b|forcibly closed by the remote host/i),
    ],
    proofs: [
      proof(
        'tcp/reset-after-client-hello',
        'ClientHello, then a RST instead of the ServerHello: a filter, a wrong name, a server that dislikes the hello.',
      ),
      proof('tcp/reset-during-handshake', 'A RST between ServerHello and Finished.'),
      proof('tcp/reset-after-handshake', 'Both sides finished, then a RST.'),
      proof(
        'alert/server-refusal-after-finished',
        'TLS 1.3: the client finished, then a short server record and a close: no client certificate.',
      ),
      proof('tcp/refused', 'A RST that answers the SYN.'),
    ],
    next: [capture, serverLog, { text: 'Try another client from the same machine', command: sClient(anyTarget) }],
  },
  {
    heading: 'The connection ended without a goodbye',
    means:
      'The other side closed the TCP connection (FIN) without the TLS goodbye, close_notify. In the middle of a ' +
      'handshake it means that the server gave up; ' +
      'after data it means a sloppy end or a cut. OpenSSL 3 calls it an error where 1.1 kept silent.',
    wordings: [
      wording('OpenSSL 3', /unexpected eof while reading/i),
      wording('OpenSSL', /SSL_ERROR_SYSCALL,? errno 0|SSL_ERROR_ZERO_RETURN/i),
      wording('Python', /EOF occurred in violation of protocol|SSLEOFError|UNEXPECTED_EOF_WHILE_READING/),
      wording('Go', /unexpected EOF|: EOF$/),
      wording(
        'Java',
        /Remote host (terminated the handshake|closed connection during handshake)|SSL peer shut down incorrectly/i,
      ),
      wording('rustls', /peer closed connection without sending TLS close_notify|tls handshake eof/i),
      wording('GnuTLS', /The TLS connection was non-properly terminated|GNUTLS_E_PREMATURE_TERMINATION/i),
      wording('Node.js', /Client network socket disconnected before secure TLS connection was established/i),
      wording('nginx', /peer closed connection in SSL handshake/i),
      wording('HAProxy', /Connection closed during SSL handshake/i),
      wording('redis', /Error: Server closed the connection/),
      wording('postfix', /lost connection (?:after|with .{1,200} while) (?:STARTTLS|performing)/i),
      wording('mysql', /Lost connection to (?:MySQL )?server at 'reading (?:initial communication|authorization) packet'/),
      wording('psql', /server closed the connection unexpectedly/),
      wording('Firefox', /PR_END_OF_FILE_ERROR/),
      wording('Chrome', /ERR_CONNECTION_CLOSED/),
      wording('.NET', /Received an unexpected EOF or 0 bytes from the transport stream/i),
    ],
    proofs: [
      proof('tcp/closed-after-client-hello', 'ClientHello, then a FIN instead of the ServerHello.'),
      proof('tcp/closed-without-close-notify', 'Data, then a FIN without close_notify before it.'),
      proof('client-auth/certificate-missing', "An empty client Certificate, then the server's close."),
    ],
    next: [capture, serverLog],
  },
  {
    heading: 'Nobody listens there',
    means:
      'The SYN was answered with a reset: the host is up and no program listens on the port, or a firewall ' +
      'refuses in its name.',
    wordings: [
      wording('any', /ECONNREFUSED|connection refused|\bErrno 111\b/i),
      wording('curl', /curl: \(7\)/),
      wording('Chrome', /ERR_CONNECTION_REFUSED/),
      wording('Windows', /WSAECONNREFUSED|\b10061\b|actively refused it/i),
    ],
    proofs: [proof('tcp/refused', 'SYN, then RST with ACK.')],
    next: [listening, path, capture],
  },
  {
    heading: 'No answer in time',
    means:
      'The client waited and gave up. Either its SYNs were never answered (host down, firewall that drops), or ' +
      'the server took the ClientHello and kept silent, ' +
      'or big packets are lost on the way while small ones pass.',
    wordings: [
      wording('Go', /TLS handshake timeout/),
      wording('any', /ETIMEDOUT|connection timed out|\bErrno 110\b|i\/o timeout/i),
      wording('curl', /SSL connection timeout|curl: \(28\)/i),
      wording('Python', /The handshake operation timed out|_ssl.c:\d+: The (read|handshake) operation timed out/i),
      wording('Java', /SocketTimeoutException|Read timed out|connect timed out/i),
      wording('nginx', /upstream timed out \(110/i),
      wording('HAProxy', /Timeout during SSL handshake/i),
      wording('Chrome', /ERR_(CONNECTION_)?TIMED_OUT/),
      wording('.NET', /operation was canceled due to the configured HttpClient\.Timeout/i),
    ],
    proofs: [
      proof('tcp/syn-unanswered', 'SYN again after 1, 2 and 4 seconds, and no answer.'),
      proof('tcp/client-hello-unanswered', 'ClientHello, acknowledged or sent again, and no ServerHello.'),
    ],
    next: [path, { text: 'Do full-size packets pass?', command: 'ping -M do -s 1472 HOST' }, listening, capture],
  },
  {
    heading: 'No way to the host',
    means: "A router, or the client's own machine, said that the address cannot be reached.",
    wordings: [
      wording('any', /EHOSTUNREACH|ENETUNREACH|No route to host|Network is unreachable/i),
      wording('Chrome', /ERR_ADDRESS_UNREACHABLE/),
    ],
    proofs: [proof('tcp/syn-unanswered', 'SYNs without an answer, or with an ICMP "unreachable".')],
    next: [{ text: 'Which way would packets go?', command: 'ip route get ADDRESS' }, path],
  },
  {
    heading: 'Writing to a connection that is closed',
    means:
      'The program wrote after the other side had closed. The reason lies earlier: look who closed, and after ' +
      'which message.',
    wordings: [wording('any', /EPIPE|broken pipe/i)],
    proofs: [
      proof('tcp/reset-after-handshake', "The server closes or resets, and the client's data comes after it."),
      proof(
        'alert/server-refusal-after-finished',
        'TLS 1.3: the client finished, then a short server record and a close.',
      ),
    ],
    next: [capture, serverLog, { text: 'See what the server says', command: curl(anyTarget) }],
  },
];
