import type { Reader } from '../../bytes/reader.js';

/** A ticket of TLS 1.2 (RFC 5077 §3.2); an empty one is only asked for or promised. */
export interface SessionTicket {
  readonly type: 'session_ticket';
  readonly ticket: Uint8Array;
}

export function sessionTicket(reader: Reader): SessionTicket {
  return { type: 'session_ticket', ticket: reader.rest() };
}
