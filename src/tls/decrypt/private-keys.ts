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

  /** Takes a key in PEM; says what is wrong with it when it is none to use: `is …`. */
  add(pem: string): string | undefined {
    if (LOCKED.test(pem)) return 'is locked by a passphrase; take it off with: openssl rsa -in LOCKED.pem -out KEY.pem';
    const key = readKey(pem);
    if (!key) return 'is no private key in PEM';
    const { asymmetricKeyType: type = 'unknown' } = key;
    if (type !== 'rsa') return `is a key of the type ${type}, and only RSA keys open connections; others only sign`;
    this.#keys.push(key);
    return undefined;
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

/** PKCS #8 in its first line, and the older form in a header (RFC 1421 §4.6.1.1). */
const LOCKED = /^-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m;

function readKey(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    // node:crypto says by throwing that it is no key.
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
