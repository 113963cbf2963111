/** A server's wish to renegotiate (RFC 5246 §7.4.1.1); empty. */
export interface HelloRequest {
  readonly type: 'hello_request';
}

export function readHelloRequest(): HelloRequest {
  return { type: 'hello_request' };
}
