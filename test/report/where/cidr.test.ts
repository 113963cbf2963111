import { expect, it } from 'vitest';
import { inBlock } from '../../../src/report/where/cidr.js';

it.each([
  ['10.0.0.0/8', '10.255.0.1', true],
  ['10.0.0.0/8', '11.0.0.1', false],
  ['10.0.0.5/32', '10.0.0.5', true],
  ['0.0.0.0/0', '203.0.113.1', true],
  ['0.0.0.0/0', '::1', false],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['fe80::/10', 'febf::1', true],
  ['fe80::/10', 'fec0::1', false],
  ['::1/128', '::1', true],
])('%s holds %s: %s', (block, address, holds) => {
  expect(inBlock(block)?.(address)).toBe(holds);
});

it.each(['10.0.0.0', '10.0.0/8', '10.0.0.0/33', '300.0.0.0/8', '::1::/64', '1:2:3/64', '::/129', 'a/b', ''])('%s is no block', (text) => {
  expect(inBlock(text)).toBeUndefined();
});
