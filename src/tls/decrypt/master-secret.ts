import { createHash } from 'node:crypto';
import { type Prf, prf } from './prf.js';

const length = 48;

/** Master secret of a premaster secret and both randoms (RFC 5246 §8.1). */
export function masterSecret(how: Prf, premaster: Uint8Array, clientRandom: Uint8Array, serverRandom: Uint8Array): Uint8Array {
  return prf(how, premaster, 'master secret', Buffer.concat([clientRandom, serverRandom]), length);
}

/** The same over all messages from ClientHello to ClientKeyExchange, headers included (RFC 7627 §4). */
export function extendedMasterSecret(how: Prf, premaster: Uint8Array, messages: readonly Uint8Array[]): Uint8Array {
  const hashes = how.version >= 0x0303 ? [how.hash] : ['md5', 'sha1'];
  const seed = hashes.map((name) => messages.reduce((hash, message) => hash.update(message), createHash(name)).digest());
  return prf(how, premaster, 'extended master secret', Buffer.concat(seed), length);
}
