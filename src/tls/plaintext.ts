import { limits } from '../bytes/limits.js';
import { handshakeTypeNames } from './names/handshake-types.js';

const headerLength = 4;
/**
 * A message may run on into the next record only if this one is about full; ciphertext of a Finished is far shorter.
 */
const runsOnFrom = 512;

/** Whether a handshake record begins with a hello in the clear; undefined: too few bytes to say. */
export function beginsWithHello(payload: Uint8Array, start: number, end: number): boolean | undefined {
  if (end - start <= headerLength) return undefined;
  const [type, high, versionMajor] = [payload[start], payload[start + 1], payload[start + headerLength]];
  return (type === 1 || type === 2) && high === 0 && (versionMajor === 3 || versionMajor === 0x7f);
}

/**
 * Whether the payload of a handshake record reads as messages one after another up to its end, as ciphertext does by
 * rare accident only. For records whose side may or may not have turned to encryption while nobody looked.
 */
export function readsAsMessages(payload: Uint8Array): boolean {
  let next = 0;
  while (payload.length - next >= headerLength) {
    if (handshakeTypeNames[payload[next]] === undefined) return false;
    next += headerLength + ((payload[next + 1] << 16) | (payload[next + 2] << 8) | payload[next + 3]);
  }
  if (next === payload.length) return payload.length > 0;
  return next > payload.length && payload.length >= runsOnFrom && next <= limits.handshakeBytes;
}
