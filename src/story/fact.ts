import type { FrameRef, Span } from '../bytes/span.js';

/** Something the packets say, and the packets that say it. `spans` is never empty: no fact without proof. */
export interface Fact<T> {
  readonly value: T;
  readonly spans: readonly [Span, ...Span[]];
}

/** A fact that one frame proves. `note` says in words what stands there; it becomes a line of evidence. */
export function fact<T>(value: T, at: FrameRef, note: string): Fact<T> {
  return { value, spans: [{ at, note }] };
}

/** The same proof for another reading of it. */
export function derived<T>(value: T, from: Fact<unknown>): Fact<T> {
  return { value, spans: from.spans };
}

/** A fact that several others prove together. */
export function joined<T>(value: T, first: Fact<unknown>, ...more: Fact<unknown>[]): Fact<T> {
  return { value, spans: [...first.spans, ...more.flatMap((one) => one.spans)] };
}

/** When it happened: the time of the first frame that proves it. */
export function when(one: Fact<unknown>): FrameRef {
  return one.spans[0].at;
}
