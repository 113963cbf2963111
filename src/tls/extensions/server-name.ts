import type { Reader } from '../../bytes/reader.js';
import { latin1, opaque16 } from './vectors.js';

/** Names the client wants to talk to (RFC 6066 §3). `name` is as on the wire: bytes as latin1, not validated. */
export interface ServerName {
  readonly type: 'server_name';
  readonly names: readonly { readonly kind: number; readonly name: string }[];
}

export function serverName(reader: Reader): ServerName {
  const names = reader.sub(reader.u16(), 'list').all((entry) => ({ kind: entry.u8(), name: latin1(opaque16(entry)) }));
  return { type: 'server_name', names };
}

/** Server's answer: empty. */
export function serverNameAccepted(): ServerName {
  return { type: 'server_name', names: [] };
}
