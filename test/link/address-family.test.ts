import { expect, it } from 'vitest';
import { etherTypeOfFamily, readFamily } from '../../src/link/address-family.js';
import { hexed } from './peeling.js';

it('reads a family in either byte order', () => {
  expect(readFamily(hexed('00000002'), 0)).toBe(2);
  expect(readFamily(hexed('1e000000'), 0)).toBe(30);
  expect(readFamily(hexed('02000001'), 0)).toBe(0);
});

it('knows IPv6 by the number of every system', () => {
  expect([10, 23, 24, 28, 30].map(etherTypeOfFamily)).toEqual(Array(5).fill(0x86dd));
  expect([2, 7].map(etherTypeOfFamily)).toEqual([0x0800, 0]);
});
