import type { Reader } from '../../bytes/reader.js';

/** A ticket of TLS 1.2 (RFC 5077 §3.2), presented when `length` > 0, else only asked for or promised. */
export interface SessionTicket {
  readonly type: 'session_ticket';
  readonly length: number;
}

export function sessionTicket(reader: Reader): SessionTicket {
  return { type: 'session_ticket', length: reader.rest().length };
}
