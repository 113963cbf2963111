import { anyTarget, sClient } from '../../commands.js';
import { capture, proof, wording, type ErrorText } from '../error-text.js';

/** Log lines that say no more than that it failed: asked last. */
export const vagueErrors: readonly ErrorText[] = [
  {
    heading: 'A handshake failed; this text does not say why',
    means:
      'These words stand for every failure of a handshake: the program knows no more, or does not say more. The ' +
      'packets do: who ' +
      'ended it, where, and with which alert.',
    wordings: [
      wording('HAProxy', /SSL handshake failure|Layer6 invalid response/i),
      wording('Envoy and Istio', /upstream connect error or disconnect\/reset before headers|TLS_error|TLS error:/),
      wording(
        'postfix',
        /SSL_(?:accept|connect) error (?:from|to)|Cannot start TLS: handshake failure|lost connection after STARTTLS/i,
      ),
      wording('Apache httpd', /AH0200[348]|AH01998|AH02042|SSL library error \d+ in handshake/),
      wording('Traffic Server', /SSL handshake error: SSL_ERROR_SSL|SSL connection failed/i),
      wording('nginx', /SSL_do_handshake\(\) failed/),
      wording('mysql', /ERROR 2026 \(HY000\)|SSL connection error/),
      wording('psql', /SSL error:|could not establish SSL connection|SSL SYSCALL error/),
      wording('redis', /Error accepting a client connection|SSL_connect failed/i),
      wording('.NET', /The SSL connection could not be established|Authentication failed, see inner exception/i),
      wording('Java', /SSLHandshakeException|SSLException/),
      wording('Python', /SSLError|_ssl\.c:\d+/),
      wording('OpenSSL', /SSL routines/),
    ],
    proofs: [
      proof('alert/fatal', 'A fatal alert: who sent it, and after what, says most.'),
      proof(
        'alert/encrypted-refusal',
        'In TLS 1.3: a client record as short as an alert (19 bytes) instead of its Finished.',
      ),
      proof('tcp/reset-during-handshake', 'A reset after the ServerHello, with no alert before it.'),
      proof('tcp/closed-during-handshake', 'A FIN after the ServerHello, with no alert before it.'),
      proof('tcp/closed-after-client-hello', 'A FIN right after the ClientHello.'),
    ],
    next: [{ text: 'Do the same handshake by hand', command: sClient(anyTarget, '-showcerts') }, capture],
  },
];
