import { expect, it } from 'vitest';
import linuxSll2 from '../../../src/link/types/linux-sll2.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

const header = '0800 0000 00000002 0001 00 06 020000000001 0000';

it('has its protocol at the start of 20 bytes', () => {
  expect(peeling(linuxSll2.peel, hexed(header, 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
});

it('refuses every cut', () => {
  expect(refusesEveryCut(linuxSll2.peel, hexed(header))).toBe(true);
});
