import { limits } from '../../bytes/limits.js';
import { extensionCode } from '../extensions/registry.js';
import type { MessageOf } from '../handshake.js';
import { cipherSuite } from '../names/cipher-suite.js';
import type { KeyLog } from './key-log.js';
import { extendedMasterSecret, masterSecret } from './master-secret.js';
import { suiteCipher } from './suite-ciphers.js';

/** A HelloRequest is no part of the handshake that it asks for (RFC 5246 §7.4.1.1). */
const helloRequest = 0;

/** One RSA key exchange: what a premaster secret needs to become a master secret. */
export class RsaExchange {
  /** Messages with their headers, from the ClientHello on; undefined once there were too many. */
  private messages: Uint8Array[] | undefined = [];

  constructor(private readonly keys: KeyLog) {}

  /** Each handshake message up to the ClientKeyExchange, as it stands on the wire. */
  transcript(code: number, body: Uint8Array): void {
    if (code === helloRequest || !this.messages) return;
    const { length } = body;
    this.messages.push(Uint8Array.of(code, length >> 16, (length >> 8) & 0xff, length & 0xff), body);
    if (this.messages.length > 2 * limits.transcriptMessages) this.messages = undefined;
  }

  /** The master secret; undefined for another key exchange, or one that was sealed for another key. */
  master(
    clientRandom: Uint8Array,
    server: MessageOf<'server_hello'>,
    { exchange }: MessageOf<'client_key_exchange'>,
  ): Uint8Array | undefined {
    const cipher = suiteCipher(server.cipherSuite);
    const suite = cipherSuite(server.cipherSuite);
    if (!cipher || suite?.keyExchange !== 'rsa' || suite.authentication === 'psk') return undefined;
    // Behind its length, in two bytes.
    const premaster = this.keys.premaster(exchange.subarray(2));
    if (!premaster) return undefined;
    const how = { version: server.version, hash: cipher.hash };
    if (!server.extensions.has(extensionCode.extendedMasterSecret))
      return masterSecret(how, premaster, clientRandom, server.random);
    return this.messages && extendedMasterSecret(how, premaster, this.messages);
  }
}
