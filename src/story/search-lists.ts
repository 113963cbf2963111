import { millisBetween } from '../bytes/instant.js';
import { limits } from '../bytes/limits.js';
import type { FrameRef } from '../bytes/span.js';
import type { Endpoint } from '../stream/observer.js';

/** One name of those that a resolver's library makes of what a program asks for. */
export interface Attempt {
  readonly client: Endpoint;
  readonly name: string;
  readonly first: FrameRef;
  /** It failed, and it was only a try: the search list went on to another name, which is told instead, or was found. */
  excused: boolean;
  /** The same name with suffixes of the search list, which failed as well. */
  readonly suffixed: string[];
}

interface Refused {
  readonly attempt: Attempt;
  readonly at: FrameRef;
}

/** The next name of a search list is asked for as soon as the last is refused, in ms. */
const NEXT_MS = 100;
/** And all of them within this, in ms. */
const WHOLE_LIST_MS = 5_000;

/**
 * Search lists (resolv.conf(5), `ndots`): for `api` the library asks for `api.corp.example.com`, then for
 * `api.example.com`, then for `api`, until one is found. Those before it fail, and nobody feels it.
 */
export class SearchLists {
  /** The latest refusals of each client. */
  private readonly refusals = new Map<string, Refused[]>();

  /** This name was found: its forerunners were tries. */
  found(attempt: Attempt): void {
    const refused = this.refusals.get(attempt.client.address) ?? [];
    for (const one of refused) if (isForerunner(one, attempt)) one.attempt.excused = true;
  }

  /** This one was refused: of the tries of one list only what the program asked for is told. */
  refused(attempt: Attempt, at: FrameRef): void {
    const before = this.of(attempt.client.address);
    for (const { attempt: one, at: then } of before) {
      if (one === attempt || millisBetween(then, at) > WHOLE_LIST_MS) continue;
      if (isSuffixed(one.name, attempt.name)) fold(one, attempt);
      else if (isSuffixed(attempt.name, one.name)) fold(attempt, one);
    }
    if (before.length >= limits.searchList) before.shift();
    before.push({ attempt, at });
  }

  private of(client: string): Refused[] {
    const known = this.refusals.get(client);
    if (known) return known;
    if (this.refusals.size >= limits.lookups) this.refusals.clear();
    const made: Refused[] = [];
    this.refusals.set(client, made);
    return made;
  }
}

/** `name` is `base` with something behind it. */
export function isSuffixed(name: string, base: string): boolean {
  return name.startsWith(`${base}.`);
}

function fold(long: Attempt, base: Attempt): void {
  long.excused = true;
  if (!base.suffixed.includes(long.name) && base.suffixed.length < limits.searchList) base.suffixed.push(long.name);
}

function isForerunner({ attempt, at }: Refused, found: Attempt): boolean {
  const ms = millisBetween(at, found.first);
  const isOfOne = isSuffixed(attempt.name, found.name) || isSuffixed(found.name, attempt.name);
  if (isOfOne) return Math.abs(ms) <= WHOLE_LIST_MS;
  return ms >= 0 && ms <= NEXT_MS && firstLabel(attempt.name) === firstLabel(found.name);
}

function firstLabel(name: string): string {
  return name.split('.', 1)[0];
}
