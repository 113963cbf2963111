import { hex } from '../bytes/hex.js';
import type { Reader } from '../bytes/reader.js';
import {
  constructed, enter, enterOptional, expect, peekTag, primitive, readBitString, readBoolean, readOid,
  readSmallInteger, tag, within,
} from './der.js';
import { type GeneralName, readGeneralName, readGeneralNames } from './general-name.js';
import { extendedKeyUsages, extensionIds, keyUsages } from './extension-ids.js';

/** What a certificate's extensions say; absent means that the certificate does not say it. */
export interface Extensions {
  /** Critical ones that are not known here, dotted: who does not know them must refuse the certificate. */
  unknownCritical?: string[];
  subjectAltNames?: readonly GeneralName[];
  basicConstraints?: { readonly ca: boolean; readonly pathLength?: number };
  /** Names of RFC 5280 §4.2.1.3: `digitalSignature`, `keyCertSign` … */
  keyUsage?: readonly string[];
  /** OpenSSL's short names: `serverAuth`, `clientAuth`, `anyExtendedKeyUsage` …; dotted where unknown. */
  extendedKeyUsage?: readonly string[];
  /** Lower-case hex. */
  subjectKeyId?: string;
  authorityKeyId?: AuthorityKeyId;
  /** Where the issuer's certificate can be had, and who answers for revocation (RFC 5280 §4.2.2.1). */
  caIssuers?: readonly string[];
  ocsp?: readonly string[];
  nameConstraints?: NameConstraints;
  /** TLS extensions that the server must answer with (RFC 7633); 5 is the OCSP staple. */
  tlsFeatures?: readonly number[];
  /** Signed certificate timestamps inside the certificate (RFC 6962 §3.3). */
  embeddedScts?: number;
}

/** RFC 5280 §4.2.1.1. */
export interface AuthorityKeyId {
  readonly keyId?: string;
  /** Subject's issuer's issuer: equal to the issuer itself where that is a root. */
  readonly issuer?: string;
}

/** RFC 5280 §4.2.1.10. */
export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

type Decode = (value: Reader, into: Extensions) => void;
/** Runs a decoder and keeps what it throws, so that one bad extension does not hide the others. */
type Guard = (read: () => void) => void;

/** Reads the content of `[3] Extensions`. */
export function readExtensions(field: Reader, guard: Guard): Extensions {
  const into: Extensions = {};
  const list = enter(field, tag.sequence, 'extensions');
  while (list.left > 0) readExtension(enter(list, tag.sequence, 'extension'), into, guard);
  return into;
}

function readExtension(extension: Reader, into: Extensions, guard: Guard): void {
  const oid = readOid(extension, 'id');
  const critical = peekTag(extension) === tag.boolean && readBoolean(extension, 'critical');
  const value = expect(extension, tag.octetString, 'value');
  const decode = decoders[oid];
  if (decode) guard(() => decode(within(extension, value, oid), into));
  else if (critical && !undecoded.has(oid)) (into.unknownCritical ??= []).push(oid);
}

/** Certificate policies, their mapping and constraints, inhibitAnyPolicy, CRL distribution points, issuerAltName. */
const undecoded = new Set(['2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.54', '2.5.29.31', '2.5.29.18']);

const decoders: Readonly<Record<string, Decode>> = {
  [extensionIds.subjectAltName]: (value, into) => {
    into.subjectAltNames = readGeneralNames(enter(value, tag.sequence, 'names'));
  },
  [extensionIds.basicConstraints]: (value, into) => {
    const body = enter(value, tag.sequence, 'constraints');
    const ca = peekTag(body) === tag.boolean && readBoolean(body, 'ca');
    const pathLength = peekTag(body) === tag.integer ? readSmallInteger(body, 'pathLength') : undefined;
    into.basicConstraints = { ca, pathLength };
  },
  [extensionIds.keyUsage]: (value, into) => {
    const bits = readBitString(value, 'bits');
    into.keyUsage = keyUsages.filter((_, bit) => ((bits[bit >> 3] ?? 0) << (bit & 7)) & 0x80);
  },
  [extensionIds.extendedKeyUsage]: (value, into) => {
    const oids = enter(value, tag.sequence, 'usages').all((r) => readOid(r, 'usage'));
    into.extendedKeyUsage = oids.map((oid) => extendedKeyUsages[oid] ?? oid);
  },
  [extensionIds.subjectKeyIdentifier]: (value, into) => {
    into.subjectKeyId = hex(enter(value, tag.octetString, 'keyId').rest());
  },
  [extensionIds.authorityKeyIdentifier]: (value, into) => {
    into.authorityKeyId = readAuthorityKeyId(enter(value, tag.sequence, 'keyId'));
  },
  [extensionIds.authorityInfoAccess]: readAuthorityInfo,
  [extensionIds.nameConstraints]: (value, into) => {
    const body = enter(value, tag.sequence, 'constraints');
    into.nameConstraints = { permitted: readSubtrees(body, 0), excluded: readSubtrees(body, 1) };
  },
  [extensionIds.tlsFeature]: (value, into) => {
    into.tlsFeatures = enter(value, tag.sequence, 'features').all((r) => readSmallInteger(r, 'feature'));
  },
  [extensionIds.embeddedScts]: (value, into) => {
    into.embeddedScts = countScts(enter(value, tag.octetString, 'list'));
  },
};

function readAuthorityKeyId(body: Reader): AuthorityKeyId {
  const keyId = enterOptional(body, primitive(0), 'keyId');
  const issuers = enterOptional(body, constructed(1), 'issuer')?.all(readGeneralName);
  return {
    keyId: keyId && hex(keyId.rest()),
    issuer: issuers?.find(({ type }) => type === 'directory')?.value,
  };
}

function readAuthorityInfo(value: Reader, into: Extensions): void {
  const entries = enter(value, tag.sequence, 'entries').all((r) => {
    const entry = enter(r, tag.sequence, 'entry');
    return { method: readOid(entry, 'method'), ...readGeneralName(entry) };
  });
  const urls = (wanted: string) =>
    entries.filter(({ method, type }) => method === wanted && type === 'uri').map((entry) => entry.value);
  into.caIssuers = urls(extensionIds.caIssuers);
  into.ocsp = urls(extensionIds.ocsp);
}

/** `[n] SEQUENCE OF GeneralSubtree`; minimum and maximum are never used (RFC 5280 §4.2.1.10). */
function readSubtrees(body: Reader, number: number): GeneralName[] {
  const subtrees = enterOptional(body, constructed(number), 'subtrees');
  return subtrees?.all((r) => readGeneralName(enter(r, tag.sequence, 'subtree'))) ?? [];
}

/** RFC 6962 §3.3: a list of lists in TLS's own encoding. */
function countScts(value: Reader): number {
  return value.sub(value.u16(), 'scts').all((r) => r.skip(r.u16())).length;
}
