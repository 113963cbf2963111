import type { Span } from '../bytes/span.js';
import type { Fact } from '../story/fact.js';
import type { Found } from './rule.js';

/** Every Fact that a match returned, alone or in a list; other values are for the words only. */
export function factsIn(found: Found): Fact<unknown>[] {
  return Object.values(found).flat().filter(isFact);
}

/** What proves a match: each span once, in the order of frames. */
export function evidence(found: Found): Span[] {
  const spans = new Map<string, Span>();
  for (const { spans: some } of factsIn(found)) {
    for (const span of some) spans.set(`${span.at.frame} ${span.note}`, span);
  }
  return [...spans.values()].sort((a, b) => a.at.frame - b.at.frame);
}

function isFact(value: unknown): value is Fact<unknown> {
  return typeof value === 'object' && value !== null && 'value' in value && 'spans' in value;
}
