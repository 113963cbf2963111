/** `15:10:04.018` of an ISO time, cut to milliseconds. */
export function clock(time: string | undefined): string {
  return time?.slice(11, -1).replace(/(\.\d{3})\d+$/, '$1') ?? '';
}

/** `2026-11-22 15:09:04` of an ISO time. */
export function dayAndTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)}`;
}

/** `2026-11-22 15:09:04 to 15:10:31 UTC`; one moment when both fall into one second. */
export function period(first: string | undefined, last: string | undefined): string {
  if (!first) return '';
  const from = dayAndTime(first);
  const to = last ? dayAndTime(last) : from;
  if (from === to) return `${from} UTC`;
  return `${from} to ${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to} UTC`;
}

/** Earliest of the first times and latest of the last ones. */
export function span(parts: readonly { firstTime?: string; lastTime?: string }[]): { firstTime?: string; lastTime?: string } {
  const first = parts.flatMap((part) => part.firstTime ?? []).sort();
  const last = parts.flatMap((part) => part.lastTime ?? []).sort();
  return { firstTime: first[0], lastTime: last.at(-1) };
}
