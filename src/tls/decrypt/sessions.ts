import { limits } from '../../bytes/limits.js';
import type { MessageOf } from '../handshake.js';

/**
 * Master secrets of sessions that may be resumed up to TLS 1.2, by session id (RFC 5246 §7.4.1.2) or ticket (RFC 5077
 * §3.2). Some programs log a secret only where it was agreed on, and a private key opens no more than that handshake.
 */
export class Sessions {
  readonly #masters = new Map<string, Uint8Array>();

  /** `name`: a session id or a ticket; an empty one names no session. */
  remember(name: Uint8Array, master: Uint8Array): void {
    if (name.length > 0) rememberNewest(this.#masters, latin1(name), master);
  }

  master(name: Uint8Array): Uint8Array | undefined {
    return name.length > 0 ? this.#masters.get(latin1(name)) : undefined;
  }

  /** Master secret of the session that both hellos agree on: by the server's session id, or by the client's ticket. */
  resumed(client: MessageOf<'client_hello'>, server: MessageOf<'server_hello'>): Uint8Array | undefined {
    return this.master(server.sessionId) ?? this.master(client.sessionTicket ?? NONE);
  }
}

const NONE = new Uint8Array(0);

/** Keeps the newest `limits.keyLogConnections`. */
export function rememberNewest<T>(map: Map<string, T>, name: string, value: T): void {
  if (map.size >= limits.keyLogConnections) for (const oldest of map.keys()) {
    map.delete(oldest);
    break;
  }
  map.set(name, value);
}

/** One character a byte: half of what hex would take. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
