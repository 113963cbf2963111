import { constants, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto';

const premasterLength = 48;
/** 00 02, eight bytes or more that are not zero, 00 (RFC 8017 §7.2.2). */
const leastPadding = 11;

/** Private keys of servers: they open premaster secrets of the RSA key exchange (up to TLS 1.2), and nothing else. */
export class PrivateKeys {
  readonly #keys: KeyObject[] = [];

  get size(): number {
    return this.#keys.length;
  }

  /** Takes a key in PEM; false when it is none that can be read, or not RSA. */
  add(pem: string): boolean {
    try {
      const key = createPrivateKey(pem);
      if (key.asymmetricKeyType !== 'rsa') return false;
      this.#keys.push(key);
      return true;
    } catch {
      // node:crypto says by throwing that it is no key, or locked by a passphrase.
      return false;
    }
  }

  /** The premaster secret of a ClientKeyExchange (RFC 5246 §7.4.7.1); undefined when it was sealed for another key. */
  premaster(encrypted: Uint8Array): Uint8Array | undefined {
    for (const key of this.#keys) {
      if (key.asymmetricKeyDetails?.modulusLength !== encrypted.length * 8) continue;
      const premaster = open(key, encrypted);
      if (premaster) return premaster;
    }
    return undefined;
  }
}

/**
 * The padding is taken off here: with PKCS #1 padding, Node refuses to decrypt, or OpenSSL makes up a secret where the
 * key is the wrong one (implicit rejection). Nobody listens to how long it takes.
 */
function open(key: KeyObject, encrypted: Uint8Array): Uint8Array | undefined {
  try {
    return unpad(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted));
  } catch {
    // The number is larger than the modulus: sealed for another key.
    return undefined;
  }
}

function unpad(block: Uint8Array): Uint8Array | undefined {
  const begin = block.indexOf(0, 2) + 1;
  const isPadded = block[0] === 0 && block[1] === 2 && begin >= leastPadding;
  return isPadded && block.length - begin === premasterLength ? block.subarray(begin) : undefined;
}
