import { expect, it } from 'vitest';
import pflog from '../../../src/link/types/pflog.js';
import { bytes } from '../../build/packets.js';
import { peeling, refusesEveryCut } from '../peeling.js';

const header = (length: number, family: number) => bytes(length, family, new Uint8Array(((length + 3) & ~3) - 2));

it('rounds its length up to a multiple of four', () => {
  const four = peeling(pflog.peel, bytes(header(61, 2), 'ip'));
  const six = peeling(pflog.peel, bytes(header(100, 24), 'ip'));
  expect(four).toMatchObject({ etherType: 0x0800, rest: 'ip', start: 64 });
  expect(six).toMatchObject({ etherType: 0x86dd, rest: 'ip', start: 100 });
});

it('refuses a header shorter than itself, and every cut', () => {
  expect(peeling(pflog.peel, new Uint8Array(64))).toBe(false);
  expect(refusesEveryCut(pflog.peel, header(61, 2))).toBe(true);
});
