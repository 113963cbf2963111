import { expect, it } from 'vitest';
import ciscoHdlc, { isCiscoHdlc } from '../../../src/link/types/cisco-hdlc.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

it('has an EtherType behind address and control', () => {
  expect(peeling(ciscoHdlc.peel, hexed('0f000800', 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
});

it('is told by its address', () => {
  expect([0x0f, 0x8f, 0xff].map(isCiscoHdlc)).toEqual([true, true, false]);
});

it('refuses every cut', () => {
  expect(refusesEveryCut(ciscoHdlc.peel, hexed('0f000800'))).toBe(true);
});
