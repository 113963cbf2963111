/** The server's flight up to TLS 1.2 ends here (RFC 5246 §7.4.5); empty. */
export interface ServerHelloDone {
  readonly type: 'server_hello_done';
}

export function readServerHelloDone(): ServerHelloDone {
  return { type: 'server_hello_done' };
}
