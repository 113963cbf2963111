import type { Instant } from '../bytes/instant.js';
import type { Endpoint } from '../stream/observer.js';
import type { Party, Story } from '../story/story.js';

/** `a`, `a and b`, `a, b and c`; nothing for nothing. */
export function list(items: readonly (string | number)[], joiner: 'and' | 'or' = 'and'): string {
  const texts = items.map(String);
  if (texts.length < 2) return texts.join('');
  return `${texts.slice(0, -1).join(', ')} ${joiner} ${texts[texts.length - 1]}`;
}

/** As `list`, but names at most `most` items and counts the rest: `a, b, c and 7 more`. */
export function shortList(items: readonly (string | number)[], most = 6): string {
  if (items.length <= most + 1) return list(items);
  return `${items.slice(0, most).join(', ')} and ${items.length - most} more`;
}

/** `1 connection`, `3 connections`, `no connections`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  if (number === 0) return `no ${plural}`;
  return `${grouped(number)} ${number === 1 ? noun : plural}`;
}

/** `12,345`; by hand, since the first `toLocaleString` of a process loads tables for some 30 ms. */
function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A span of time in the unit that people would choose: `0.2 ms`, `80 ms`, `1.2 s`, `45 s`, `3 minutes`, `40 days`. */
export function duration(ms: number): string {
  const length = Math.abs(ms);
  if (Number.isNaN(length)) return 'an unknown time';
  if (length < 10) return `${trim(length)} ms`;
  if (length < SECOND) return `${Math.round(length)} ms`;
  if (length < 10 * SECOND) return `${trim(length / SECOND)} s`;
  if (length < 2 * MINUTE) return `${Math.round(length / SECOND)} s`;
  if (length < 2 * HOUR) return count(Math.floor(length / MINUTE), 'minute');
  if (length < 2 * DAY) return count(Math.floor(length / HOUR), 'hour');
  return count(Math.floor(length / DAY), 'day');
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `21 November 2026, 10:15 UTC`. */
export function datePhrase(at: Instant): string {
  const day = new Date(at.seconds * 1000);
  if (Number.isNaN(day.getTime())) return 'an unknown time';
  const clock = day.toISOString().slice(11, 16);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}, ${clock} UTC`;
}

/** `10.0.0.9:443`, `[2001:db8::1]:443`. */
export function endpoint({ address, port }: Endpoint): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** `the client (10.0.0.5)`, `the server (10.0.0.9:443)`: a client's port says nothing to a reader. */
export function party(story: Story, who: Party): string {
  const { endpoint: place } = story[who];
  return who === 'client' ? `the client (${place.address})` : `the server (${endpoint(place)})`;
}

/** First letter in upper case, for a sentence that begins with a name or a list. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Joins what is there: `said('It expired.', undefined, 'It is weak.')`. */
export function said(...parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ');
}

/** `a` or `an`, by sound of the first letter as written. */
export function article(noun: string): string {
  return /^[aeiou]/i.test(noun) ? `an ${noun}` : `a ${noun}`;
}
