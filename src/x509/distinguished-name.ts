import { hex } from '../bytes/hex.js';
import type { Reader } from '../bytes/reader.js';
import { stringValue } from './asn1-text.js';
import { attributeNames } from './attribute-names.js';
import { element, enter, readOid, tag, within } from './der.js';

/** A Name (RFC 5280 §4.1.2.4), reduced to what is asked of it: thousands are kept. */
export interface DistinguishedName {
  /** One line in certificate order, as the openssl program prints it: `C=US, O=Let's Encrypt, CN=R3`. */
  readonly text: string;
  /** Equal for names that RFC 5280 §7.1 calls equal: no regard to case, white space and kind of string. */
  readonly key: string;
  /** The last, most specific one of each. */
  readonly commonName?: string;
  readonly organization?: string;
  readonly organizationalUnit?: string;
}

export const emptyName: DistinguishedName = { text: '', key: '' };

/** One `type=value`: a short name, else a dotted identifier; a value that is no text is `#` and hex. */
interface Attribute {
  readonly type: string;
  readonly value: string;
}

/** Attributes that stand together are one relative distinguished name; mostly it is one. */
type Rdns = readonly (readonly Attribute[])[];

/** Reads the content of a Name. */
export function readName(name: Reader): DistinguishedName {
  const rdns = name.all((r) => enter(r, tag.set, 'rdn').all(readAttribute));
  return {
    text: nameText(rdns),
    key: nameKey(rdns),
    commonName: lastOf(rdns, 'CN'),
    organization: lastOf(rdns, 'O'),
    organizationalUnit: lastOf(rdns, 'OU'),
  };
}

function lastOf(rdns: Rdns, type: string): string | undefined {
  return rdns.flat().findLast((attribute) => attribute.type === type)?.value;
}

function readAttribute(rdn: Reader): Attribute {
  const pair = enter(rdn, tag.sequence, 'attribute');
  const oid = readOid(pair, 'type');
  return { type: attributeNames[oid] ?? oid, value: readValue(pair) };
}

function readValue(pair: Reader): string {
  const found = element(pair);
  const text = stringValue(found.tag, within(pair, found, 'value').rest());
  return text ?? `#${hex(pair.bytes.subarray(found.start, found.end))}`;
}

function nameText(rdns: Rdns): string {
  return rdns.map((rdn) => rdn.map(({ type, value }) => `${type}=${escapeValue(value)}`).join('+')).join(', ');
}

const SPECIAL = /[,+"\\<>;\0]|^[ #]| $/;

/** RFC 4514 §2.4. Other control characters are left for the output to escape. */
function escapeValue(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return value
    .replace(/[,+"\\<>;]/g, '\\$&')
    .replaceAll('\0', '\\00')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<=.) $/s, '\\ ');
}

function nameKey(rdns: Rdns): string {
  return rdns.map((rdn) => rdn.map(attributeKey).sort().join('\x01')).join('\x02');
}

function attributeKey({ type, value }: Attribute): string {
  return `${type}=${value.trim().replace(/\s+/g, ' ').toLowerCase()}`;
}
