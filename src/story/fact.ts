import type { FrameRef, Span } from '../bytes/span.js';
import { otherParty, type Party } from './party.js';

/** Something the packets say, and the packets that say it. `spans` is never empty: no fact without proof. */
export interface Fact<T> {
  readonly value: T;
  readonly spans: readonly [Span, ...Span[]];
}

/** A fact that one frame proves. `note` says in words what stands there; it becomes a line of evidence. */
export function fact<T>(value: T, at: FrameRef, note: string): Fact<T> {
  return { value, spans: [{ at, note }] };
}

/** A fact that one frame of one side proves: `client → server: fatal alert unknown_ca (48)`. `what` is made when read. */
export function said<T>(value: T, at: FrameRef, from: Party, what: string | ((value: T) => string)): Fact<T> {
  return new SaidFact(value, at, from, what);
}

/** A fact that knows its frame without finding its words. */
abstract class Placed<T> implements Fact<T> {
  abstract readonly value: T;
  abstract readonly at: FrameRef;
  abstract readonly spans: Fact<T>['spans'];
}

/** Most facts of most connections are never shown: their words wait until somebody asks. */
class SaidFact<T> extends Placed<T> {
  private told?: readonly [Span];

  constructor(
    readonly value: T,
    readonly at: FrameRef,
    private readonly from: Party,
    private readonly what: string | ((value: T) => string),
  ) {
    super();
  }

  get spans(): readonly [Span] {
    return (this.told ??= [{ at: this.at, note: this.note }]);
  }

  private get note(): string {
    const words = typeof this.what === 'string' ? this.what : this.what(this.value);
    return `${this.from} → ${otherParty(this.from)}: ${words}`;
  }
}

/** The same proof for another reading of it. */
export function derived<T>(value: T, from: Fact<unknown>): Fact<T> {
  return new DerivedFact(value, from);
}

class DerivedFact<T> extends Placed<T> {
  constructor(
    readonly value: T,
    private readonly from: Fact<unknown>,
  ) {
    super();
  }

  get at(): FrameRef {
    return when(this.from);
  }

  get spans(): Fact<T>['spans'] {
    return this.from.spans;
  }
}

/** A fact that several others prove together. */
export function joined<T>(value: T, first: Fact<unknown>, ...more: Fact<unknown>[]): Fact<T> {
  return new JoinedFact(value, first, more);
}

class JoinedFact<T> extends Placed<T> {
  private told?: Fact<T>['spans'];

  constructor(
    readonly value: T,
    private readonly first: Fact<unknown>,
    private readonly more: readonly Fact<unknown>[],
  ) {
    super();
  }

  get at(): FrameRef {
    return when(this.first);
  }

  get spans(): Fact<T>['spans'] {
    return (this.told ??= [...this.first.spans, ...this.more.flatMap((one) => one.spans)]);
  }
}

/** When it happened: the time of the first frame that proves it. */
export function when(one: Fact<unknown>): FrameRef {
  return one instanceof Placed ? one.at : one.spans[0].at;
}
