import { expect, it } from 'vitest';
import { u16, u32 } from '../../src/bytes/big-endian.js';

it('reads unsigned numbers, the most significant byte first', () => {
  const data = Uint8Array.of(0, 0xfe, 0xdc, 0xba, 0x98);
  expect([u16(data, 1), u32(data, 1), u32(data, 0)]).toEqual([0xfedc, 0xfedcba98, 0x00fedcba]);
});
