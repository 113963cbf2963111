import { createDecipheriv, type Decipher } from 'node:crypto';
import type { AeadCipher } from './suite-ciphers.js';

/**
 * Opens `sealed`, ciphertext with its tag behind it; undefined when the tag does not fit. Ciphers are made anew each time:
 * measured, a KeyObject kept for them gains nothing.
 */
export function openAead(
  { algorithm, tagLength }: AeadCipher,
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  authenticated: Uint8Array,
): Uint8Array | undefined {
  const end = sealed.length - tagLength;
  if (end < 0) return undefined;
  try {
    const decipher = decipherFor(algorithm, key, nonce, tagLength);
    decipher.setAuthTag(sealed.subarray(end));
    decipher.setAAD(authenticated, { plaintextLength: end });
    const plaintext = decipher.update(sealed.subarray(0, end));
    decipher.final();
    return plaintext;
  } catch {
    // node:crypto says by throwing that the tag does not fit.
    return undefined;
  }
}

/** What the three kinds of node:crypto have in common. */
interface AeadDecipher extends Decipher {
  setAuthTag(tag: Uint8Array): this;
  setAAD(authenticated: Uint8Array, options: { plaintextLength: number }): this;
}

function decipherFor(algorithm: AeadCipher['algorithm'], key: Uint8Array, nonce: Uint8Array, authTagLength: number): AeadDecipher {
  switch (algorithm) {
    case 'aes-128-ccm':
    case 'aes-256-ccm':
      return createDecipheriv(algorithm, key, nonce, { authTagLength });
    case 'chacha20-poly1305':
      return createDecipheriv(algorithm, key, nonce, { authTagLength });
    default:
      return createDecipheriv(algorithm, key, nonce);
  }
}
