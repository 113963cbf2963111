import type { Reader } from '../../bytes/reader.js';
import { opaque16, opaque8 } from '../extensions/vectors.js';
import { cipherSuite, type KeyExchange } from '../names/cipher-suite.js';
import type { MessageContext } from './context.js';

const namedCurve = 3;

/** The server's half of a key exchange up to TLS 1.2. What depends on an unknown suite stays undecoded. */
export interface ServerKeyExchange {
  readonly type: 'server_key_exchange';
  readonly keyExchange: KeyExchange;
  /** ECDHE (RFC 8422 §5.4): the named curve. */
  readonly group?: number;
  /** ECDHE: bytes of the point. */
  readonly publicKeyLength?: number;
  /** DHE (RFC 5246 §7.4.3): bits of the prime. */
  readonly primeBits?: number;
  /** TLS 1.2: the scheme of the signature. */
  readonly signatureAlgorithm?: number;
  /** TLS 1.0 to 1.2: what was signed beside the two randoms, and the signature; views. */
  readonly signed?: { readonly parameters: Uint8Array; readonly signature: Uint8Array };
}

export function readServerKeyExchange(reader: Reader, context: MessageContext): ServerKeyExchange {
  const suite = context.cipherSuite === undefined ? undefined : cipherSuite(context.cipherSuite);
  const keyExchange = suite?.keyExchange ?? 'other';
  const type = 'server_key_exchange';
  const readable = suite?.authentication !== 'psk' && (keyExchange === 'ecdhe' || isDhe(keyExchange));
  const start = reader.position;
  const parameters = readable ? readParameters(reader, keyExchange) : { values: {}, signed: false };
  const { version = 0 } = context;
  const signed = parameters.signed && version >= 0x0301 && version <= 0x0303 && reader.left > 2;
  if (!signed) {
    reader.rest();
    return { type, keyExchange, ...parameters.values, signatureAlgorithm: undefined };
  }
  const bytes = reader.bytes.subarray(start, reader.position);
  // Before TLS 1.2 the key's type decides.
  const signatureAlgorithm = version === 0x0303 ? reader.u16() : undefined;
  const signature = opaque16(reader);
  reader.rest();
  return { type, keyExchange, ...parameters.values, signatureAlgorithm, signed: { parameters: bytes, signature } };
}

type Values = Pick<ServerKeyExchange, 'group' | 'publicKeyLength' | 'primeBits'>;

/** `signed`: a signature may follow where the reader now stands. */
function readParameters(reader: Reader, keyExchange: KeyExchange): { values: Values; signed: boolean } {
  if (isDhe(keyExchange)) {
    const primeBits = bitsOf(opaque16(reader));
    opaque16(reader); // generator
    opaque16(reader); // public key
    return { values: { primeBits }, signed: true };
  }
  if (reader.u8() !== namedCurve) return { values: {}, signed: false };
  return { values: { group: reader.u16(), publicKeyLength: opaque8(reader).length }, signed: true };
}

/** Anonymous DH is ephemeral as well; its suites are called DH. */
function isDhe(keyExchange: KeyExchange): boolean {
  return keyExchange === 'dhe' || keyExchange === 'dh';
}

function bitsOf(integer: Uint8Array): number {
  const first = integer.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (integer.length - first) * 8 - (Math.clz32(integer[first]) - 24);
}
