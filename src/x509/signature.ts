import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
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
