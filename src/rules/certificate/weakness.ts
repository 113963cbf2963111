import type { Certificate } from '../../x509/certificate.js';
import type { PathResult } from '../../x509/chain.js';

/** What OpenSSL's security level 2 asks for: 112 bits of security. */
export const leastRsa = 2048;
const leastEc = 224;

const broken = new Set(['md2', 'md4', 'md5', 'sha1']);

/** The first certificate of the path whose key is too short. */
export function weakKey({ path }: PathResult): Certificate | undefined {
  return path.find(isWeakKey);
}

export function isWeakKey({ publicKeyInfo: { type, bits } }: Certificate): boolean {
  if (bits === 0) return false;
  if (type === 'rsa' || type === 'rsa-pss' || type === 'dsa') return bits < leastRsa;
  return type === 'ec' && bits < leastEc;
}

/** The first one that is signed with a broken hash. Nobody checks a root's own signature. */
export function weakSignature({ path }: PathResult): Certificate | undefined {
  return path.find(isWeaklySigned);
}

export function isWeaklySigned({ isSelfIssued, signatureAlgorithm }: Certificate): boolean {
  return !isSelfIssued && broken.has(signatureAlgorithm.hash ?? '');
}
