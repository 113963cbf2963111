import { expect, it } from 'vitest';
import ppp from '../../../src/link/types/ppp.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

it.each([
  ['ff030021', 0x0800],
  ['0021', 0x0800],
  ['ff0357', 0x86dd],
  ['57', 0x86dd],
  ['0f000800', 0x0800],
  ['8f0086dd', 0x86dd],
])('reads %s: with and without address and control, compressed, or Cisco HDLC', (header, etherType) => {
  expect(peeling(ppp.peel, hexed(header, 'rest'))).toMatchObject({ etherType, rest: 'rest' });
});

it('refuses every cut', () => {
  expect(refusesEveryCut(ppp.peel, hexed('ff030021'))).toBe(true);
});
