import { expect, it } from 'vitest';
import rawIp from '../../../src/link/types/raw-ip.js';
import { hexed, peeling } from '../peeling.js';

it('is IP from the first byte on, of either version', () => {
  expect(peeling(rawIp.peel, hexed('45'))).toMatchObject({ etherType: 0x0800, start: 0 });
  expect(peeling(rawIp.peel, hexed('60'))).toMatchObject({ etherType: 0x86dd, start: 0 });
});
