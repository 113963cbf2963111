import { expect, it } from 'vitest';
import bsdLoopback from '../../../src/link/types/bsd-loopback.js';
import { hexed, peeling, refusesEveryCut } from '../peeling.js';

it.each(['00000002', '02000000'])('reads the family in the byte order of %s', (family) => {
  expect(peeling(bsdLoopback.peel, hexed(family, 'ip'))).toMatchObject({ etherType: 0x0800, rest: 'ip' });
});

it('refuses every cut', () => {
  expect(refusesEveryCut(bsdLoopback.peel, hexed('1e000000'))).toBe(true);
});
