import { type Direction, opposite } from '../stream/observer.js';
import type { HandshakeMessage } from './handshake.js';
import type { MessageContext } from './messages/context.js';
import { isTls13 } from './names/names.js';

/** What both directions need to know of the handshake: what ServerHello settled, and who is who. */
export class Negotiation implements MessageContext {
  version: number | undefined;
  tls13 = false;
  cipherSuite: number | undefined;
  /** The direction of the TLS client, as the hellos show it. */
  client: Direction | undefined;

  learn(direction: Direction, message: HandshakeMessage): void {
    switch (message.type) {
      case 'client_hello':
      case 'sslv2_client_hello':
        this.client ??= direction;
        return;
      case 'hello_retry_request':
        this.client ??= opposite(direction);
        return;
      case 'server_hello':
        this.settle(direction, message.version, message.cipherSuite);
        return;
      case 'sslv2_server_hello':
        this.settle(direction, message.version, undefined);
    }
  }

  private settle(direction: Direction, version: number, cipherSuite: number | undefined): void {
    this.client ??= opposite(direction);
    if (this.version !== undefined) return;
    this.version = version;
    this.tls13 = isTls13(version);
    this.cipherSuite = cipherSuite;
  }
}
