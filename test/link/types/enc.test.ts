import { expect, it } from 'vitest';
import enc from '../../../src/link/types/enc.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

it('has the family before SPI and flags', () => {
  expect(peeling(enc.peel, hexed('18000000 00000101 00000800', 'ip'))).toMatchObject({ etherType: 0x86dd, rest: 'ip' });
});

it('refuses every cut', () => {
  expect(refusesEveryCut(enc.peel, hexed('02000000 00000101 00000800'))).toBe(true);
});
