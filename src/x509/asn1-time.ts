import type { Reader } from '../bytes/reader.js';
import { latin1 } from './asn1-text.js';
import { element, tag, within } from './der.js';

const DIGITS = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-])(\d\d)(\d\d))$/;

/** RFC 5280 §4.1.2.5: a UTCTime or GeneralizedTime, in milliseconds since 1970 UTC. */
export function readTime(reader: Reader, name: string): number {
  const found = element(reader);
  const value = within(reader, found, name);
  const text = latin1(value.rest());
  if (found.tag === tag.generalizedTime) return parse(text, value);
  if (found.tag === tag.utcTime) return parse(century(text) + text, value);
  return reader.fail(`${name} as UTCTime or GeneralizedTime`, `tag ${found.tag}`, found.start, found.end);
}

/** Two digits of a year: 50 to 99 are 19xx, the rest 20xx. */
function century(text: string): string {
  return text >= '5' ? '19' : '20';
}

function parse(text: string, value: Reader): number {
  const digits = DIGITS.exec(text);
  if (!digits) return value.fail('a time in digits and Z', JSON.stringify(text.slice(0, 40)));
  const [year, month, day, hour, minute, second = 0] = digits.slice(1, 7).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60) {
    return value.fail('a date that exists', JSON.stringify(text));
  }
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  at.setUTCHours(hour, minute, second);
  return at.getTime() - offsetMillis(digits);
}

/** RFC 5280 wants Z; certificates from before it name a zone. */
function offsetMillis([, , , , , , , sign, hours, minutes]: RegExpExecArray): number {
  if (!sign) return 0;
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -size : size;
}

/** ISO 8601 in UTC, whole seconds: `2024-03-31T12:00:00Z`; '' when unknown. */
export function isoSeconds(millis: number): string {
  const at = new Date(millis);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().replace(/\.\d+Z$/, 'Z');
}
