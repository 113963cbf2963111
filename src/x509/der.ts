import { hexCode } from '../bytes/hex.js';
import { Reader } from '../bytes/reader.js';

/** Identifier octets of DER (X.690 §8.1.2), as far as certificates use them. */
export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  numericString: 0x12,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  visibleString: 0x1a,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Identifier octet of `[n]` that holds other elements. */
export const constructed = (number: number) => 0xa0 | number;

/** Identifier octet of `[n]` that holds a plain value. */
export const primitive = (number: number) => 0x80 | number;

/** One tag-length-value as offsets within the reader's buffer; the value is `[body, end)`. */
export interface Element {
  readonly tag: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** Reads past the next element, whatever it is. Throws ParseError on long-form tags and indefinite lengths. */
export function element(reader: Reader): Element {
  const start = reader.position;
  const identifier = reader.u8();
  if ((identifier & 0x1f) === 0x1f) reader.fail('a tag number below 31', hexCode(identifier, 2), start);
  const length = readLength(reader);
  const body = reader.position;
  reader.skip(length);
  return { tag: identifier, start, body, end: body + length };
}

/** X.690 §8.1.3; lengths longer than they need be are let pass, as OpenSSL does. */
function readLength(reader: Reader): number {
  const start = reader.position;
  const first = reader.u8();
  if (first < 0x80) return first;
  const octets = first & 0x7f;
  if (octets === 0 || octets > 4) reader.fail('a definite length of at most 4 bytes', hexCode(first, 2), start);
  let length = 0;
  for (let i = 0; i < octets; i++) length = length * 256 + reader.u8();
  return length;
}

/** Reads past the next element, which must have this tag. */
export function expect(reader: Reader, wanted: number, name: string): Element {
  const found = element(reader);
  if (found.tag === wanted) return found;
  return reader.fail(`${name} (tag ${hexCode(wanted, 2)})`, `tag ${hexCode(found.tag, 2)}`, found.start, found.end);
}

/** A reader over the value of the next element, which must have this tag. */
export function enter(reader: Reader, wanted: number, name: string): Reader {
  return within(reader, expect(reader, wanted, name), name);
}

/** As `enter`, or undefined where the next element has another tag or there is none. */
export function enterOptional(reader: Reader, wanted: number, name: string): Reader | undefined {
  return peekTag(reader) === wanted ? enter(reader, wanted, name) : undefined;
}

/** A reader over the value of an element read before. */
export function within(reader: Reader, { body, end }: Element, name: string): Reader {
  return new Reader(reader.bytes, `${reader.what}.${name}`, body, end);
}

/** Identifier octet of the next element, undefined at the end. */
export function peekTag(reader: Reader): number | undefined {
  return reader.left > 0 ? reader.bytes[reader.position] : undefined;
}

/** A non-negative INTEGER that fits a double exactly (X.690 §8.3). */
export function readSmallInteger(reader: Reader, name: string): number {
  const value = enter(reader, tag.integer, name);
  if (value.left === 0 || value.left > 6) value.fail('1 to 6 bytes', `${value.left}`);
  return value.rest().reduce((sum, byte) => sum * 256 + byte, 0);
}

export function readBoolean(reader: Reader, name: string): boolean {
  return enter(reader, tag.boolean, name).u8() !== 0;
}

/** The octets of a BIT STRING without its count of unused bits (X.690 §8.6). */
export function readBitString(reader: Reader, name: string): Uint8Array {
  const value = enter(reader, tag.bitString, name);
  value.skip(1);
  return value.rest();
}

/** An OBJECT IDENTIFIER in dots: `2.5.29.17`. */
export function readOid(reader: Reader, name: string): string {
  const value = enter(reader, tag.oid, name);
  if (value.left === 0 || value.left > MAX_OID) value.fail(`1 to ${MAX_OID} bytes`, `${value.left}`);
  return dotted(value);
}

/** Identifiers in use have at most some 20 bytes; the bound keeps hostile ones from costing anything. */
const MAX_OID = 64;

/** X.690 §8.19: base 128, the first two arcs in one. An arc beyond 2^53 loses its last digits. */
function dotted(value: Reader): string {
  const first = readArc(value);
  const top = Math.min(Math.floor(first / 40), 2);
  let text = `${top}.${first - top * 40}`;
  while (value.left > 0) text += `.${readArc(value)}`;
  return text;
}

function readArc(value: Reader): number {
  let arc = 0;
  let byte: number;
  do {
    byte = value.u8();
    arc = arc * 128 + (byte & 0x7f);
  } while (byte & 0x80);
  return arc;
}
