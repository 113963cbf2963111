import type { Certificate } from './certificate.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * A span of time in one unit, or two where the smaller one matters: `2 years and 3 days`, `90 days`, `5 hours`.
 * Years are calendar years from `from` (milliseconds since 1970 UTC) on; order does not matter.
 */
export function describeSpan(from: number, to: number): string {
  const [start, end] = from <= to ? [from, to] : [to, from];
  const years = wholeYears(start, end);
  const rest = end - addYears(start, years);
  if (years > 0) return joined(counted(years, 'year'), Math.floor(rest / DAY), 'day');
  if (rest >= DAY) return joined(counted(Math.floor(rest / DAY), 'day'), hoursBeside(rest), 'hour');
  const minutes = Math.floor((rest % HOUR) / MINUTE);
  if (rest >= HOUR) return joined(counted(Math.floor(rest / HOUR), 'hour'), minutes, 'minute');
  if (rest >= MINUTE) return counted(minutes, 'minute');
  return counted(Math.floor(rest / SECOND), 'second');
}

/** `valid 2024-01-01 to 2024-03-31, expired 2 years and 3 days before the capture`; `at` is NaN where unknown. */
export function describeValidity(certificate: Certificate, at: number, moment = 'the capture'): string {
  const { from, to } = certificate.validity;
  if (Number.isNaN(from) || Number.isNaN(to)) return 'validity unreadable';
  const range = `valid ${day(from)} to ${day(to)}`;
  if (at > to) return `${range}, expired ${describeSpan(to, at)} before ${moment}`;
  if (at < from) return `${range}, not valid until ${describeSpan(at, from)} after ${moment}`;
  return range;
}

/** `EC 256 bits (prime256v1)`, `RSA 2048 bits`, `Ed25519`. */
export function describeKey({ publicKeyInfo: { type, bits, curve } }: Certificate): string {
  if (type === '') return 'key unreadable';
  const sized = type === 'ed25519' || type === 'ed448' ? '' : ` ${bits} bits`;
  const name = type.startsWith('ed') ? `Ed${type.slice(2)}` : type.toUpperCase();
  return `${name}${sized}${curve ? ` (${curve})` : ''}`;
}

function day(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

/** Hours matter beside a day or two. */
function hoursBeside(rest: number): number {
  return rest < 3 * DAY ? Math.floor((rest % DAY) / HOUR) : 0;
}

function joined(first: string, count: number, unit: string): string {
  return count > 0 ? `${first} and ${counted(count, unit)}` : first;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

function wholeYears(start: number, end: number): number {
  const years = new Date(end).getUTCFullYear() - new Date(start).getUTCFullYear();
  return years > 0 && addYears(start, years) > end ? years - 1 : years;
}

function addYears(start: number, years: number): number {
  const moved = new Date(start);
  return moved.setUTCFullYear(moved.getUTCFullYear() + years);
}
