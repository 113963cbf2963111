import { expect, it } from 'vitest';
import linuxSll from '../../../src/link/types/linux-sll.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

const header = '0000 0001 0006 020000000001 0000 86dd';

it('has its protocol at the end of 16 bytes', () => {
  expect(peeling(linuxSll.peel, hexed(header, 'ip'))).toMatchObject({ etherType: 0x86dd, rest: 'ip' });
});

it('refuses every cut', () => {
  expect(refusesEveryCut(linuxSll.peel, hexed(header))).toBe(true);
});
