/**
 * A moment of the capture's own clock: whole seconds since 1970 UTC and nanoseconds within that second.
 * Two numbers, since one double cannot hold both the century and the nanosecond.
 * `seconds` is NaN where the capture gives no time (pcapng Simple Packet Block).
 */
export interface Instant {
  readonly seconds: number;
  readonly nanos: number;
}

/** Milliseconds from one instant to a later one; negative when the clock stepped back, NaN when either is unknown. */
export function millisBetween(from: Instant, to: Instant): number {
  return (to.seconds - from.seconds) * 1000 + (to.nanos - from.nanos) / 1e6;
}

/** Milliseconds since 1970 UTC, for `Date`; sub-millisecond digits are kept as a fraction. */
export function epochMillis(at: Instant): number {
  return at.seconds * 1000 + at.nanos / 1e6;
}

export function isKnown(at: Instant): boolean {
  return !Number.isNaN(at.seconds);
}

export function isBefore(a: Instant, b: Instant): boolean {
  return a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos < b.nanos);
}

/** Times of a capture come in runs of the same second. */
const lastSecond: { seconds: number; text?: string } = { seconds: NaN };

function wholeSecond(seconds: number): string | undefined {
  const day = new Date(seconds * 1000);
  lastSecond.seconds = seconds;
  lastSecond.text = Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, -5);
  return lastSecond.text;
}

/** ISO 8601 in UTC with `digits` decimals (0 to 9) of a second: `2026-11-21T10:15:00.123456Z`. */
export function formatInstant(at: Instant, digits = 6): string {
  const whole = at.seconds === lastSecond.seconds ? lastSecond.text : wholeSecond(at.seconds);
  if (whole === undefined) return 'unknown';
  if (digits === 0) return `${whole}Z`;
  return `${whole}.${String(at.nanos).padStart(9, '0').slice(0, digits)}Z`;
}
