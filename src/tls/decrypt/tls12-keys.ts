import { MacKeys } from './mac-keys.js';
import { prf } from './prf.js';
import type { RecordKeys } from './record-keys.js';
import type { SuiteCipher } from './suite-ciphers.js';
import { Tls12AeadKeys } from './tls12-aead-keys.js';

/** What a handshake up to TLS 1.2 settled. */
export interface Settled {
  readonly version: number;
  readonly cipher: SuiteCipher;
  readonly clientRandom: Uint8Array;
  readonly serverRandom: Uint8Array;
  readonly encryptThenMac: boolean;
}

/** Keys of both directions, made of the master secret (RFC 5246 §6.3). */
export function tls12Keys(master: Uint8Array, settled: Settled): { client: RecordKeys; server: RecordKeys } {
  const { cipher, clientRandom, serverRandom, version } = settled;
  const macLength = cipher.kind === 'mac' ? cipher.macLength : 0;
  const ivLength = ivLengthOf(settled);
  const length = 2 * (macLength + cipher.keyLength + ivLength);
  const seed = Buffer.concat([serverRandom, clientRandom]);
  const block = prf({ version, hash: cipher.hash }, master, 'key expansion', seed, length);
  let at = 0;
  const next = (count: number) => block.subarray(at, (at += count));
  const [clientMac, serverMac] = [next(macLength), next(macLength)];
  const [clientKey, serverKey] = [next(cipher.keyLength), next(cipher.keyLength)];
  const [clientIv, serverIv] = [next(ivLength), next(ivLength)];
  return {
    client: directionKeys(settled, clientMac, clientKey, clientIv),
    server: directionKeys(settled, serverMac, serverKey, serverIv),
  };
}

/** AEAD: the part of the nonce that no record carries. CBC: only TLS 1.0 makes its first IV here. */
function ivLengthOf({ cipher, version }: Settled): number {
  if (cipher.kind === 'aead') return 12 - cipher.explicitNonce;
  return isChained(version) ? cipher.blockLength : 0;
}

function directionKeys(settled: Settled, macKey: Uint8Array, key: Uint8Array, iv: Uint8Array): RecordKeys {
  const { cipher, encryptThenMac, version } = settled;
  if (cipher.kind === 'aead') return new Tls12AeadKeys(cipher, key, iv);
  return new MacKeys(cipher, { macKey, key, iv, chained: isChained(version), encryptThenMac });
}

/** TLS 1.0: each record's IV is the end of the record before. */
function isChained(version: number): boolean {
  return version < 0x0302;
}
