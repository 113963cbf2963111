import { expect, it } from 'vitest';
import { BoundedMap } from '../../src/incident/bounded-map.js';

it('forgets the oldest entry when it is full', () => {
  const map = new BoundedMap<string, number>(2);
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ] as const)
    map.at(key, () => value);
  expect([map.size, map.get('a'), map.get('b'), map.get('c')]).toEqual([2, undefined, 2, 3]);
});

it('makes a value once', () => {
  const map = new BoundedMap<string, number[]>(2);
  map.at('a', () => []).push(1);
  map.at('a', () => []).push(2);
  expect(map.get('a')).toEqual([1, 2]);
});
