import { domainToASCII } from 'node:url';
import type { Certificate } from './certificate.js';
import { canonicalIp } from './ip-text.js';

/** Whether a certificate is good for a host, and if not, what comes nearest. */
export interface Coverage {
  readonly covered: boolean;
  readonly reason: CoverageReason;
  /** The name of the certificate that covers the host or comes nearest. */
  readonly name?: string;
}

/**
 * - `match`: a name, or a wildcard for the leftmost label
 * - `wildcard-too-deep`: `*.example.com` for `a.b.example.com`; a wildcard stands for one label
 * - `wildcard-parent`: `*.example.com` for `example.com` itself
 * - `wildcard-too-broad`: `*.com`; clients refuse a wildcard right below the top
 * - `ip-as-host-name`: the address stands among the DNS names, where nobody looks for it
 * - `common-name-only`: only the CN says the host, which clients ignore (RFC 9525 §2, since about 2017)
 * - `no-names`: the certificate has no subjectAltName for hosts
 * - `other-names`: it has names, and they are others
 */
export type CoverageReason =
  | 'match'
  | 'wildcard-too-deep'
  | 'wildcard-parent'
  | 'wildcard-too-broad'
  | 'ip-as-host-name'
  | 'common-name-only'
  | 'no-names'
  | 'other-names';

/** Judges a certificate for the host (name, IPv4 or IPv6 literal) that a client asked for, by RFC 9525 §6. */
export function coverage(certificate: Certificate, host: string): Coverage {
  const address = canonicalIp(host);
  const found = address ? coversAddress(certificate, address) : coversName(certificate, canonicalHost(host));
  if (found) return found;
  const { commonName } = certificate;
  if (commonName && isNameOfHost(commonName, address ?? canonicalHost(host))) {
    return { covered: false, reason: 'common-name-only', name: commonName };
  }
  return { covered: false, reason: certificate.names.length === 0 ? 'no-names' : 'other-names' };
}

/** Lower case, A-labels, no trailing dot; as typed where it is no domain name. */
export function canonicalHost(host: string): string {
  const bare = host.toLowerCase().replace(/\.$/, '');
  return NOT_ASCII.test(bare) ? domainToASCII(bare) || bare : bare;
}

/** Only such names are given to `domainToASCII`, which takes `1.2.3` for an address and mends it. */
const NOT_ASCII = /[^\x00-\x7f]/;

function coversAddress(certificate: Certificate, address: string): Coverage | undefined {
  const match = namesOf(certificate, 'ip').find((name) => name === address);
  if (match) return { covered: true, reason: 'match', name: match };
  const misplaced = namesOf(certificate, 'dns').find((name) => canonicalIp(name) === address);
  return misplaced ? { covered: false, reason: 'ip-as-host-name', name: misplaced } : undefined;
}

function coversName(certificate: Certificate, host: string): Coverage | undefined {
  let nearest: Coverage | undefined;
  for (const name of namesOf(certificate, 'dns')) {
    const reason = compare(canonicalPattern(name), host);
    if (reason === 'match') return { covered: true, reason, name };
    if (reason) nearest ??= { covered: false, reason, name };
  }
  return nearest;
}

/** RFC 9525 §6.3: `*` alone and in the leftmost place stands for exactly one label. */
function compare(pattern: string, host: string): CoverageReason | undefined {
  if (pattern === host) return 'match';
  if (!pattern.startsWith('*.')) return undefined;
  const parent = pattern.slice(2);
  if (host === parent) return 'wildcard-parent';
  if (!host.endsWith(`.${parent}`) || parent.includes('*')) return undefined;
  if (!parent.includes('.')) return 'wildcard-too-broad';
  return host.indexOf('.') === host.length - parent.length - 1 ? 'match' : 'wildcard-too-deep';
}

function canonicalPattern(name: string): string {
  return name.startsWith('*.') ? `*.${canonicalHost(name.slice(2))}` : canonicalHost(name);
}

function isNameOfHost(commonName: string, host: string): boolean {
  return compare(canonicalPattern(commonName), host) === 'match';
}

function namesOf(certificate: Certificate, type: 'dns' | 'ip'): string[] {
  const names = certificate.extensions.subjectAltNames ?? [];
  return names.filter((name) => name.type === type).map(({ value }) => value);
}
