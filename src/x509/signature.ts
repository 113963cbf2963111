import { constants, createHash, createPublicKey, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import type { SignatureAlgorithm } from './algorithm.js';

/** `unknown`: the key or the algorithm is one that node:crypto does not do. */
export type SignatureCheck = 'good' | 'bad' | 'unknown';

/** Checks a signature without building an X509Certificate, which costs more than most checks themselves. */
export function verifySignature(
  { name, hash, verifiable }: SignatureAlgorithm,
  signed: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): SignatureCheck {
  if (!verifiable) return 'unknown';
  try {
    return verify(hash ?? null, signed, name === 'rsassaPss' ? pss(key) : key, signature) ? 'good' : 'bad';
  } catch {
    return 'unknown';
  }
}

/** Schemes of TLS 1.2 and 1.3 (RFC 8446 §4.2.3) that node:crypto checks: kind of key, hash, padding. */
const schemes: Readonly<Record<number, readonly [key: string, hash?: string, pss?: true]>> = {
  0x0201: ['rsa', 'sha1'],
  0x0401: ['rsa', 'sha256'],
  0x0501: ['rsa', 'sha384'],
  0x0601: ['rsa', 'sha512'],
  0x0203: ['ec', 'sha1'],
  0x0403: ['ec', 'sha256'],
  0x0503: ['ec', 'sha384'],
  0x0603: ['ec', 'sha512'],
  0x0804: ['rsa', 'sha256', true],
  0x0805: ['rsa', 'sha384', true],
  0x0806: ['rsa', 'sha512', true],
  0x0807: ['ed25519'],
  0x0808: ['ed448'],
  0x0809: ['rsa', 'sha256', true],
  0x080a: ['rsa', 'sha384', true],
  0x080b: ['rsa', 'sha512', true],
};

/** Checks a signature of the handshake. A scheme for another kind of key than this one is a bad signature too. */
export function verifyHandshake(
  scheme: number,
  signed: Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): SignatureCheck {
  const [kind, hash, isPss] = schemes[scheme] ?? [];
  const own = key.asymmetricKeyType;
  if (!kind || !own || !KINDS.has(own)) return 'unknown';
  if (own.split('-')[0] !== kind) return 'bad';
  try {
    return verify(hash ?? null, signed, isPss ? pss(key) : key, signature) ? 'good' : 'bad';
  } catch {
    return 'unknown';
  }
}

/**
 * Checks a signature of TLS 1.0 or 1.1, where the key's kind decides (RFC 4346 §7.4.3, RFC 4492 §5.4): RSA signs MD5
 * and SHA-1 one after the other, without naming them, and ECDSA signs SHA-1.
 */
export function verifyOldHandshake(signed: Uint8Array, key: KeyObject, signature: Uint8Array): SignatureCheck {
  const kind = key.asymmetricKeyType;
  try {
    if (kind === 'ec') return verify('sha1', signed, key, signature) ? 'good' : 'bad';
    if (kind !== 'rsa') return 'unknown';
    const hashes = ['md5', 'sha1'].map((name) => createHash(name).update(signed).digest());
    return Buffer.concat(hashes).equals(opened(key, signature)) ? 'good' : 'bad';
  } catch {
    return 'unknown';
  }
}

/** What an RSA signature holds; nothing where it was made with another key, as its padding shows. */
function opened(key: KeyObject, signature: Uint8Array): Uint8Array {
  try {
    return publicDecrypt({ key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return new Uint8Array(0);
  }
}

const KINDS: ReadonlySet<string> = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448']);

/** The key of a SubjectPublicKeyInfo, undefined where node:crypto does not know its kind. */
export function loadPublicKey(spki: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

function pss(key: KeyObject) {
  return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO };
}
