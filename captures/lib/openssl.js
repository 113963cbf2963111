// OpenSSL's two test programs, with the arguments that all stories share.

/** s_server on port 443 with the company's certificate; `more` is what the story is about. */
export function opensslServer(...more) {
  return ['openssl', 's_server', '-accept', '443',
    '-cert', 'server.pem', '-cert_chain', 'issuing.pem', '-key', 'server.key', ...more];
}

/** s_client to a host by its name. */
export function opensslClient(host, port, ...more) {
  return ['openssl', 's_client', '-brief', '-connect', `${host}:${port}`, '-servername', host, ...more];
}
