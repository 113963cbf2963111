import { limits } from '../bytes/limits.js';
import type { Certificate } from './certificate.js';
import type { GeneralName } from './general-name.js';
import { canonicalIp } from './ip-text.js';

/** A certificate of a path that may not do what it does there (RFC 5280 §6.1.4). */
export interface PathViolation {
  readonly kind: 'not-a-ca' | 'may-not-sign' | 'not-for-servers' | 'path-too-long' | 'name-not-permitted' | 'name-excluded';
  /** The certificate whose word is broken: the issuer. */
  readonly certificate: Certificate;
  /** One clause: `is no CA (basicConstraints absent)`. */
  readonly note: string;
}

/** Looks at the issuers of a path, leaf first; a version 1 root from the trust list counts as a CA. */
export function pathViolations(path: readonly Certificate[], trusted: boolean): PathViolation[] {
  return path.slice(1).flatMap((issuer, index) => {
    const isAnchor = trusted && index + 2 === path.length;
    return issuerViolations(issuer, path.slice(0, index + 1), isAnchor);
  });
}

function issuerViolations(issuer: Certificate, below: readonly Certificate[], isAnchor: boolean): PathViolation[] {
  const note = (kind: PathViolation['kind'], text: string) => ({ kind, certificate: issuer, note: text });
  const { basicConstraints, extendedKeyUsage, keyUsage } = issuer.extensions;
  const found: PathViolation[] = [];
  if (!isAnchor && !basicConstraints?.ca) {
    found.push(note('not-a-ca', `is no CA (basicConstraints ${basicConstraints ? 'CA:FALSE' : 'absent'})`));
  }
  if (keyUsage && !keyUsage.includes('keyCertSign')) {
    found.push(note('may-not-sign', `may not sign certificates (keyUsage ${keyUsage.join(', ')})`));
  }
  // RFC 5280 knows no such rule, but OpenSSL, Go, GnuTLS and browsers hold everything below to it.
  if (!isAnchor && extendedKeyUsage && !['serverAuth', 'anyExtendedKeyUsage'].some((one) => extendedKeyUsage.includes(one))) {
    found.push(note('not-for-servers', `may not issue for servers: its extended key usage is ${extendedKeyUsage.join(', ')}`));
  }
  const between = below.slice(1).filter((certificate) => !certificate.isSelfIssued).length;
  if (basicConstraints?.pathLength !== undefined && between > basicConstraints.pathLength) {
    const allowed = `allows ${basicConstraints.pathLength} CAs below it, and there are ${between}`;
    found.push(note('path-too-long', allowed));
  }
  return [...found, ...nameViolations(issuer, below[0])];
}

/** Host names only: RFC 5280 §4.2.1.10 on dNSName. Too many to compare are let be. */
function nameViolations(issuer: Certificate, leaf: Certificate): PathViolation[] {
  const { nameConstraints } = issuer.extensions;
  if (!nameConstraints) return [];
  const permitted = subtrees(nameConstraints.permitted);
  const excluded = subtrees(nameConstraints.excluded);
  const names = leaf.names.filter((name) => !canonicalIp(name));
  if (names.length * (permitted.length + excluded.length) > limits.constraintChecks) return [];
  return names.flatMap((name): PathViolation[] => {
    const barred = excluded.find((subtree) => isBelow(name, subtree));
    if (barred !== undefined) {
      return [{ kind: 'name-excluded', certificate: issuer, note: `excludes ${barred}, and so ${name}` }];
    }
    if (permitted.length === 0 || permitted.some((subtree) => isBelow(name, subtree))) return [];
    const note = `permits only ${permitted.slice(0, 5).join(', ')}, not ${name}`;
    return [{ kind: 'name-not-permitted', certificate: issuer, note }];
  });
}

function subtrees(names: readonly GeneralName[]): string[] {
  return names.filter(({ type }) => type === 'dns').map(({ value }) => value.toLowerCase());
}

/** `example.com` and everything below; with a leading dot only what is below; '' is everything. */
function isBelow(name: string, subtree: string): boolean {
  const host = name.toLowerCase();
  return subtree === '' || host === subtree || host.endsWith(subtree.startsWith('.') ? subtree : `.${subtree}`);
}
