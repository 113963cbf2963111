import { epochMillis, type Instant } from '../bytes/instant.js';
import type { Certificate } from './certificate.js';
import { type FoundPath, searchPath } from './path-search.js';
import { pathViolations, type PathViolation } from './path-violations.js';
import type { TrustList } from './trust.js';

/**
 * Why an issuer that was not sent looks like an intermediate: the leaf says where to fetch it, the issuer is of an
 * organization with a trusted root, its name says so.
 */
export type IntermediateSign = 'ca-issuers' | 'organization' | 'name';

/** What a certificate message and a trust list add up to. Dates and violations do not change `trusted`. */
export interface PathResult {
  /** The first certificate sent (RFC 8446 §4.4.2). */
  readonly leaf: Certificate;
  /** Leaf first, then each one's issuer as far as known; the trusted root last, sent or not. */
  readonly path: readonly Certificate[];
  /** The member of the trust list that the path ends in. */
  readonly anchor?: Certificate;
  /** Signatures lead from the leaf to the trust list. */
  readonly trusted: boolean;
  /** The leaf is its own issuer, by name and by signature. */
  readonly selfSigned: boolean;
  /** The path ends in a certificate that is its own issuer, in the trust list or not. */
  readonly endsSelfIssued: boolean;
  /** Issuer named by the last certificate of the path, when it was not sent and is not in the trust list. */
  readonly missingIssuer?: string;
  /** That issuer is likely an intermediate that the server should send, not a private root. See the signs. */
  readonly missingIntermediate: boolean;
  readonly intermediateSigns: readonly IntermediateSign[];
  /** The certificate itself says that the missing issuer is a root (authorityCertIssuer names the issuer). */
  readonly issuerIsRoot: boolean;
  /** Where the missing issuer's certificate can be fetched, by the last certificate's own word. */
  readonly caIssuers: readonly string[];
  /** Members of the trust list that bear the issuer's name and yet did not sign. */
  readonly namesakes: readonly Certificate[];
  /** The certificate at the path's end, and the issuer by name whose key did not sign it. */
  readonly badSignature?: { readonly certificate: Certificate; readonly issuer: Certificate };
  /** Certificates of the path whose signature node:crypto cannot check. */
  readonly unverified: readonly Certificate[];
  /** How many were sent, copies counted. */
  readonly sent: number;
  /** A certificate other than the leaf is its own issuer: the root was sent, which is needless. */
  readonly rootIncluded: boolean;
  /** Those on the path were not sent in the order of the path, or the leaf was not the first. */
  readonly wrongOrder: boolean;
  /** Sent, and not on the path; each once. */
  readonly extra: readonly Certificate[];
  /** Sent more than once. */
  readonly duplicates: readonly Certificate[];
  /** Out of date at the time asked about: those of the path and the extra ones. */
  readonly expired: readonly Certificate[];
  readonly notYetValid: readonly Certificate[];
  readonly violations: readonly PathViolation[];
}

/**
 * Builds the path of the certificates as sent and says what is odd about them.
 * `at` is an instant or milliseconds since 1970 UTC, NaN where unknown (then nothing is out of date).
 * Undefined when none was sent, as a client may that has no certificate.
 */
export function buildPath(
  sent: readonly Certificate[],
  trust: TrustList,
  at: Instant | number,
): PathResult | undefined {
  if (sent.length === 0) return undefined;
  const millis = typeof at === 'number' ? at : epochMillis(at);
  const distinct = sent.filter((certificate, index) => firstIndex(sent, certificate) === index);
  const found = searchPath(distinct, trust, millis);
  const extra = distinct.filter((certificate) => !includes(found.path, certificate));
  const dated = [...found.path, ...extra];
  return {
    leaf: sent[0],
    path: found.path,
    anchor: found.trusted ? found.path.at(-1) : undefined,
    trusted: found.trusted,
    selfSigned: sent[0].isSelfSigned,
    ...endOf(found, trust),
    unverified: found.path.filter((_, index) => isUnverified(found.path, index)),
    sent: sent.length,
    rootIncluded: distinct.slice(1).some((certificate) => certificate.isSelfIssued),
    wrongOrder: isWrongOrder(distinct, found.path),
    extra,
    duplicates: distinct.filter((certificate) => isRepeated(sent, certificate)),
    expired: dated.filter(({ validity }) => validity.to < millis),
    notYetValid: dated.filter(({ validity }) => validity.from > millis),
    violations: pathViolations(found.path, found.trusted),
  };
}

/** What is known about the place where the path stops. */
function endOf(found: FoundPath, trust: TrustList) {
  const last = found.path[found.path.length - 1];
  const isOpen = !found.trusted && !last.isSelfIssued && !found.refusedBy && last.issuer !== '';
  const issuerIsRoot = isOpen && last.extensions.authorityKeyId?.issuer === last.issuer;
  const intermediateSigns = isOpen ? signsOfIntermediate(last, last === found.path[0], trust) : [];
  return {
    endsSelfIssued: last.isSelfIssued,
    missingIssuer: isOpen ? last.issuer : undefined,
    missingIntermediate: intermediateSigns.length > 0 && !issuerIsRoot,
    intermediateSigns,
    issuerIsRoot,
    caIssuers: isOpen ? (last.extensions.caIssuers ?? []) : [],
    namesakes: found.trusted ? [] : trust.rootsNamed(last.issuerName),
    badSignature: found.refusedBy && { certificate: last, issuer: found.refusedBy },
  };
}

/** An intermediate mostly points to its root, so there the pointer proves nothing; ldap is a private directory's. */
function signsOfIntermediate(last: Certificate, isLeaf: boolean, trust: TrustList): IntermediateSign[] {
  const signs: IntermediateSign[] = [];
  if (isLeaf && last.extensions.caIssuers?.some((url) => /^https?:/i.test(url))) signs.push('ca-issuers');
  if (trust.knowsOrganization(last.issuerName)) signs.push('organization');
  if (/\b(intermediate|issuing|subordinate|sub[- ]?ca)\b/i.test(last.issuer)) signs.push('name');
  return signs;
}

function isUnverified(path: readonly Certificate[], index: number): boolean {
  return index + 1 < path.length && path[index].signedBy(path[index + 1]) === 'unknown';
}

function isWrongOrder(sent: readonly Certificate[], path: readonly Certificate[]): boolean {
  const places = path.map((certificate) => firstIndex(sent, certificate)).filter((place) => place >= 0);
  const isShuffled = places.some((place, index) => index > 0 && place < places[index - 1]);
  return isShuffled || (sent[0].isCa && sent.some((certificate) => isIssuedAmong(certificate, sent)));
}

/** A leaf somewhere behind a CA, whose issuer was sent along. */
function isIssuedAmong(certificate: Certificate, sent: readonly Certificate[]): boolean {
  return !certificate.isCa && sent.some(({ isCa, subjectName }) => isCa && certificate.issuerName.key === subjectName.key);
}

function isRepeated(sent: readonly Certificate[], certificate: Certificate): boolean {
  return sent.filter(({ sha256 }) => sha256 === certificate.sha256).length > 1;
}

function firstIndex(sent: readonly Certificate[], certificate: Certificate): number {
  return sent.findIndex(({ sha256 }) => sha256 === certificate.sha256);
}

function includes(certificates: readonly Certificate[], certificate: Certificate): boolean {
  return firstIndex(certificates, certificate) >= 0;
}
