/** What programs print when this happened to them: the words that people search for. */
export const clientErrors = {
  reset:
    'Clients print "Connection reset by peer" or "SSL_ERROR_SYSCALL, errno 104" (curl, OpenSSL), ' +
    '"ECONNRESET" (Node), "Connection reset" (Java), "[Errno 104]" (Python).',
  refused: 'Clients print "Connection refused" (errno 111, ECONNREFUSED).',
  timeout: 'Clients print "Connection timed out" (errno 110, ETIMEDOUT) or a timeout of their own.',
  eof:
    'Clients print "unexpected eof while reading" (OpenSSL 3), "SSL_ERROR_SYSCALL" (curl; OpenSSL 1.1 with errno 0), ' +
    '"EOF" (Go), "Remote host terminated the handshake" (Java), "socket hang up" (Node).',
  wrongVersion:
    'Clients print "wrong version number" (OpenSSL, curl, Python, Node), ' +
    '"first record does not look like a TLS handshake" (Go), "Unsupported or unrecognized SSL message" (Java).',
} as const;
