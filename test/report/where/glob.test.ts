import fc from 'fast-check';
import { expect, it } from 'vitest';
import { glob } from '../../../src/report/where/glob.js';

it('matches itself, whatever it is made of', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(glob(text.replaceAll('*', '?'))(text)).toBe(true);
  }));
});

it('finds a part between stars', () => {
  fc.assert(fc.property(fc.string(), fc.stringMatching(/^[a-z.]*$/), fc.string(), (before, part, after) => {
    expect(glob(`*${part}*`)(before + part + after)).toBe(true);
  }));
});

it('lets the star stand for nothing, the question mark for exactly one', () => {
  expect(glob('*.example.com')('.example.com')).toBe(true);
  expect(glob('a?c')('abc')).toBe(true);
  expect(glob('a?c')('ac')).toBe(false);
});

it('answers soon, however many stars there are', () => {
  expect(glob(`${'*a'.repeat(200)}b`)('a'.repeat(20_000))).toBe(false);
});
