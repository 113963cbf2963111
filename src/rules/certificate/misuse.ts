import type { Certificate } from '../../x509/certificate.js';
import type { PathViolation } from '../../x509/path-violations.js';
import { list } from '../words.js';
import type { Presented } from './presented.js';

/** A certificate that does what its own extensions forbid, in a clause: `is not for servers: …`. */
export interface Misuse {
  readonly certificate: Certificate;
  readonly note: string;
  /** Absent for the leaf. */
  readonly kind?: PathViolation['kind'];
}

export function misuse({ leaf, path }: Presented): Misuse | undefined {
  const note = leafMisuse(leaf);
  return note === undefined ? path.violations[0] : { certificate: leaf, note };
}

/** Why this is no server certificate (RFC 5280 §4.2, §4.2.1.3, §4.2.1.12). */
export function leafMisuse({ extensions }: Certificate): string | undefined {
  const { extendedKeyUsage: usages, unknownCritical } = extensions;
  if (usages && !usages.includes('serverAuth') && !usages.includes('anyExtendedKeyUsage')) {
    return `is not for servers: its extended key usage is ${list(usages)}`;
  }
  if (unknownCritical) return `has a critical extension that clients do not know (${list(unknownCritical)})`;
  return undefined;
}
