import type { ClientShape } from './client-shape.js';

/** A shape that was recorded, and whether its program draws the order of its extensions anew each time. */
export interface KnownShape {
  readonly shape: ClientShape;
  readonly shuffled: boolean;
}

/** What two shapes are compared by. */
export type Feature = 'schemes' | 'suites' | 'order' | 'extensions' | 'groups' | 'grease' | 'formats' | 'shares' | 'versions' | 'sessionId';

/**
 * How much each feature tells. Signature algorithms, suites and the order of extensions come from the library's own
 * tables and are seldom set by applications; groups and versions are. Set by hand, and held against the measurement
 * in docs/reference/stacks.md: what is said of a library when its own version is left out of the table.
 */
const weights: Readonly<Record<Feature, number>> = {
  schemes: 4,
  suites: 3,
  order: 3,
  extensions: 2,
  groups: 2,
  grease: 2,
  formats: 1,
  shares: 0.5,
  versions: 0.5,
  sessionId: 0.5,
};

export interface Likeness {
  /** From 0 to 1. */
  readonly score: number;
  /** Features that are the same. */
  readonly same: readonly Feature[];
}

/** How much a ClientHello looks like a recorded one. */
export function likeness(hello: ClientShape, known: KnownShape): Likeness {
  const same: Feature[] = [];
  let sum = 0;
  let most = 0;
  for (const [feature, value] of features(hello, known)) {
    if (value === undefined) continue;
    if (value === 1) same.push(feature);
    sum += value * weights[feature];
    most += weights[feature];
  }
  return { score: sum / most, same };
}

function features(hello: ClientShape, { shape, shuffled }: KnownShape): [Feature, number | undefined][] {
  return [
    ['schemes', listLikeness(hello.schemes, shape.schemes)],
    ['suites', listLikeness(hello.suites, shape.suites)],
    ['order', shuffled ? undefined : orderLikeness(hello.extensions, shape.extensions)],
    ['extensions', setLikeness(hello.extensions, shape.extensions)],
    ['groups', listLikeness(hello.groups, shape.groups)],
    ['grease', Number(hello.grease === shape.grease)],
    ['formats', listLikeness(hello.pointFormats, shape.pointFormats)],
    ['shares', listLikeness(hello.shares, shape.shares)],
    ['versions', listLikeness(hello.versions, shape.versions)],
    ['sessionId', Number(hello.sessionId === shape.sessionId)],
  ];
}

/** In the same order: a list that was shortened by a setting is still most of what it was. Undefined when both lack it. */
function listLikeness(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length === 0 && b.length === 0) return undefined;
  if (a.length === 0 || b.length === 0) return 0;
  const common = longestCommon(a, b);
  return (common / a.length + (2 * common) / (a.length + b.length)) / 2;
}

function setLikeness(a: readonly number[], b: readonly number[]): number {
  if (a.length + b.length === 0) return 1;
  return (2 * a.filter((code) => b.includes(code)).length) / (a.length + b.length);
}

/** Of the extensions that both have: how many stand in the same order. */
function orderLikeness(a: readonly number[], b: readonly number[]): number | undefined {
  const ours = a.filter((code) => b.includes(code));
  const theirs = b.filter((code) => a.includes(code));
  if (ours.length < 2) return undefined;
  return longestCommon(ours, theirs) / Math.max(ours.length, theirs.length);
}

/** Length of the longest common subsequence. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let before = new Uint16Array(b.length + 1);
  let row = new Uint16Array(b.length + 1);
  for (const code of a) {
    for (let j = 0; j < b.length; j++) row[j + 1] = code === b[j] ? before[j] + 1 : Math.max(before[j + 1], row[j]);
    [before, row] = [row, before];
  }
  return before[b.length];
}
