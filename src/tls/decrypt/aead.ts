import {
  type CipherCCMTypes,
  type CipherChaCha20Poly1305Types,
  type CipherGCMTypes,
  createDecipheriv,
} from 'node:crypto';
import type { AeadCipher } from './suite-ciphers.js';

/**
 * Opens `sealed`, ciphertext with its tag behind it; undefined when the tag does not fit. Ciphers are made anew each
 * time: measured, a KeyObject kept for them gains nothing.
 */
export function openAead(
  cipher: AeadCipher,
  key: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
  authenticated: Uint8Array,
): Uint8Array | undefined {
  const end = sealed.length - cipher.tagLength;
  if (end < 0) return undefined;
  try {
    const decipher = decipherFor(cipher, key, nonce);
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

function decipherFor({ algorithm, mode, tagLength: authTagLength }: AeadCipher, key: Uint8Array, nonce: Uint8Array) {
  switch (mode) {
    case 'gcm':
      return createDecipheriv(algorithm as CipherGCMTypes, key, nonce);
    case 'ccm':
      return createDecipheriv(algorithm as CipherCCMTypes, key, nonce, { authTagLength });
    case 'chacha20':
      return createDecipheriv(algorithm as CipherChaCha20Poly1305Types, key, nonce, { authTagLength });
  }
}
