import type { Reader } from '../../bytes/reader.js';
import { ExtensionList } from '../extensions/extension-list.js';
import { opaque16, opaque8 } from '../extensions/vectors.js';
import type { MessageContext } from './context.js';

/** A ticket to resume with (RFC 5077 §3.3; RFC 8446 §4.6.1). */
export interface NewSessionTicket {
  readonly type: 'new_session_ticket';
  /** Seconds. */
  readonly lifetime: number;
  readonly ticket: Uint8Array;
  /** Empty before TLS 1.3. */
  readonly extensions: ExtensionList;
}

export function readNewSessionTicket(reader: Reader, context: MessageContext): NewSessionTicket {
  const lifetime = reader.u32();
  if (!context.tls13)
    return { type: 'new_session_ticket', lifetime, ticket: opaque16(reader), extensions: ExtensionList.none };
  reader.u32(); // ticket_age_add
  opaque8(reader); // ticket_nonce
  const ticket = opaque16(reader);
  return { type: 'new_session_ticket', lifetime, ticket, extensions: ExtensionList.read(reader, 'new_session_ticket') };
}
